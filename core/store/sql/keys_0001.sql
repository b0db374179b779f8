-- SPDX-License-Identifier: GPL-3.0-or-later
-- One key for each subject, wrapped by the profile's key. Destroying a row erases the subject.
create table subject_key (
    id      blob primary key,
    wrapped blob not null
) strict, without rowid;
