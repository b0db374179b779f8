-- SPDX-License-Identifier: GPL-3.0-or-later
-- The order that a dispute names itself: a shop that takes the money speaks of its order and not of
-- a payment. The facts are made again from the archive, so that those that are there have it.
alter table fact_dispute add column order_ref text;

delete from fact_dispute;
delete from projection where name = 'facts';
