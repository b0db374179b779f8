-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the rules could not decide, because a source that they need was not read: it is looked at
-- again once that source is.
create table undecided (
    order_ref text not null, source integer not null, payment text not null,
    lacks integer not null,  -- which kinds of source, as bits
    primary key (order_ref, source, payment)
) strict, without rowid;
