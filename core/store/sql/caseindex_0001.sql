-- SPDX-License-Identifier: GPL-3.0-or-later
-- The secondary indexes of the cases, apart: a long replay makes them last.
-- `state` stands in them so that a list is read from its index alone.
create index if not exists case_open on case_row (queue, due, number, warn, state) where state = 0;
create index if not exists case_open_due on case_row (due, number, warn, state) where state = 0;
create index if not exists case_open_owner on case_row (owner, due, number, warn, state) where state = 0 and owner is not null;
create index if not exists case_subject on case_row (subject_ext, subject_kind, subject_source);
create index if not exists case_order on case_row (order_ref) where order_ref is not null;
create index if not exists case_resume on case_row (resume_at) where resume_at is not null;
create index if not exists case_clock_number on case_clock (number);
-- What turns by time alone, and what the counts ask: each is found by its first or next instant.
create index if not exists case_clock_due on case_clock (due);
create index if not exists case_open_warn on case_row (queue, warn, due, state) where state = 0 and warn is not null;
create index if not exists case_turn_warn on case_row (warn, state) where state = 0 and warn is not null;
create index if not exists case_open_source on case_row (queue, source_at, state) where state = 0;
create index if not exists case_lease on case_row (lease_until, queue, state, owner) where state = 0 and owner is not null;
create index if not exists case_approval on case_row (due, number, warn, state, approval) where state = 0 and approval = 1;
create index if not exists case_chaser on case_row (chaser, due, number, warn, state, paused) where state = 0 and paused = 1;
