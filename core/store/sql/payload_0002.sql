-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether the answer was that there is no such thing. Until now such a page was kept as an empty
-- object, which is no answer that a vendor gives about one thing.
alter table page add column gone integer not null default 0;
update page set gone = 1 where size = 2 and child is not null;
