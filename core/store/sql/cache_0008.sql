-- SPDX-License-Identifier: GPL-3.0-or-later
-- By what a person is found although everything personal is sealed: keyed hashes of the beginnings
-- of names, of words of addresses, of e-mail addresses and of the ends of telephone numbers. `id` is
-- the row's in the facts of that kind.
create table person_token (
    token integer not null, kind integer not null, id integer not null,
    primary key (token, kind, id)
) strict, without rowid;
-- Rows that were written again and are not looked at yet; new ones are found by their number.
create table person_changed (
    kind integer not null, id integer not null,
    primary key (kind, id)
) strict, without rowid;
-- Whether a record that is read was put aside before is asked for each: by its name.
create index quarantine_ext on quarantine (source, feed, ext);
