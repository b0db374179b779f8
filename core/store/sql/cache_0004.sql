-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whom an open case is offered to, who has put it aside and until when, and which are raised to the
-- leads: read by the lists. The cases are made again from the journal, so that these are filled.
create table case_offer (
    whom blob not null,  -- a person's id, or the one byte of a role
    number integer not null, giver blob not null, take_by integer,
    primary key (whom, number)
) strict, without rowid;
create index case_offer_number on case_offer (number);
create table case_snooze (
    person blob not null, until integer not null, number integer not null,
    primary key (person, until, number)
) strict, without rowid;
create index case_snooze_until on case_snooze (until);
create index case_snooze_number on case_snooze (number);
create table case_escalation (number integer primary key) strict;

delete from case_row;
delete from case_clock;
delete from case_count;
delete from outbox;
delete from projection where name = 'cases';
