-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every page as received: scrubbed, compressed, sealed.
create table page (
    id       integer primary key,
    source   integer not null,
    feed     text    not null,
    child    text,
    link     text,
    read_at  integer not null,
    size     integer not null,  -- bytes before compression
    removed  integer not null,  -- what scrubbing took out
    bytes    blob    not null
) strict;
