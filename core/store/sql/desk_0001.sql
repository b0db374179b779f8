-- SPDX-License-Identifier: GPL-3.0-or-later
create table draft (
    subject text not null,
    person  text not null,
    field   text not null,
    sealed  blob not null,
    at      integer not null,
    primary key (subject, person, field)
) strict, without rowid;
create table setting (
    name  text primary key,
    value text not null
) strict, without rowid;
-- The journal's head as this desk last saw it: a chain alone cannot show that its tail was cut.
create table anchor (
    seq  integer primary key,
    hash blob not null
) strict;
