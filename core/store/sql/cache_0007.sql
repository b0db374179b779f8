-- SPDX-License-Identifier: GPL-3.0-or-later
-- A case's clocks are stored as lists without names. The cases are made again from the journal.
delete from case_row;
delete from case_clock;
delete from case_count;
delete from case_offer;
delete from case_snooze;
delete from case_escalation;
delete from outbox;
delete from projection where name = 'cases';
