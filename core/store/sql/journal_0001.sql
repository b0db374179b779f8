-- SPDX-License-Identifier: GPL-3.0-or-later
-- The one table of truth that is ours. Rows are added and never changed; the chain proves it.
create table entry (
    seq          integer primary key,
    id           blob    not null unique,
    type         text    not null,
    type_version integer not null,
    at           integer not null,  -- milliseconds UTC
    trust        integer not null,  -- 0: a server's clock agrees; 1: this machine's word alone
    actor        text    not null,
    subject      blob    not null,
    subject_rev  integer not null,
    command      blob    not null,
    desk         blob    not null,
    body         text    not null,  -- JSON, open
    key          blob,              -- which subject key sealed the rest
    sealed       blob,
    signature    blob,
    hash         blob    not null,
    unique (subject, subject_rev)
) strict;
create index entry_command on entry (command);
create trigger entry_is_never_changed before update on entry
begin select raise(abort, 'an entry is never changed'); end;
create trigger entry_is_never_removed before delete on entry
begin select raise(abort, 'an entry is never removed'); end;
