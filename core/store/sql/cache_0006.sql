-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the rules could not decide, because a source that they need was not read: it is looked at
-- again once that source is. And what the sweep of each list found, that nothing had told of.
create table undecided (
    order_ref text not null, source integer not null, payment text not null,
    lacks integer not null,  -- which kinds of source, as bits
    primary key (order_ref, source, payment)
) strict, without rowid;
create table sweep (
    source integer not null, feed text not null, at integer not null, records integer not null,
    added integer not null, differing integer not null, missing integer not null,
    primary key (source, feed)
) strict, without rowid;
