-- SPDX-License-Identifier: GPL-3.0-or-later
-- The order that a dispute names itself: a shop that takes the money speaks of its order and not of
-- a payment. And what was ordered at a warehouse stays when it no longer waits, since a count is held
-- against all that was ordered after it. The facts are made again from the archive.
alter table fact_dispute add column order_ref text;
alter table fact_want add column ordered integer not null default 0;

delete from fact_dispute;
delete from fact_want;
delete from fact_fulfillment_order;
delete from projection where name = 'facts';
