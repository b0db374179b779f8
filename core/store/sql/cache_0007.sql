-- SPDX-License-Identifier: GPL-3.0-or-later
-- A case's clocks are stored as lists without names, and a change says since when it is as it is.
-- The cases are made again from the journal.
delete from case_row;
delete from case_clock;
delete from case_count;
delete from case_offer;
delete from case_snooze;
delete from case_escalation;
delete from outbox;
delete from projection where name = 'cases';

alter table outbox add column since integer;
create index outbox_waiting on outbox (seq) where state in (0, 1, 2, 3, 7);
create index outbox_ended on outbox (since) where state in (4, 5, 6);
