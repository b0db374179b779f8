-- SPDX-License-Identifier: GPL-3.0-or-later
-- Counts that are kept instead of counted, an intent's own place in the order of sending, and the
-- vendors' word that a thing is gone, with the instant at which it said so. What is here was made
-- without them, so all of it is made again from the journal and the archive; where the feeds stand
-- and what the rules remember of each order stays.
create table case_count (
    queue integer primary key, open integer not null, owned integer not null
) strict;
create table fact_grave (
    source integer not null, kind integer not null, ext text not null,
    version integer not null, read_at integer not null, page integer not null,
    primary key (source, kind, ext)
) strict, without rowid;

delete from case_row;
delete from case_clock;
delete from outbox;
delete from fact_order;
delete from fact_payment;
delete from fact_refund;
delete from fact_dispute;
delete from fact_hold;
delete from fact_fraud_warning;
delete from fact_fulfillment_order;
delete from fact_want;
delete from fact_shipment;
delete from fact_stock_level;
delete from fact_stock_item;
delete from fact_checkout;
delete from fact_store_transaction;
delete from projection where name in ('cases', 'facts');

-- In the order of caseindex_0001.sql, which makes them again after a long replay.
create index case_clock_due on case_clock (due);
create index case_open_warn on case_row (queue, warn, due, state) where state = 0 and warn is not null;
create index case_turn_warn on case_row (warn, state) where state = 0 and warn is not null;
create index case_open_source on case_row (queue, source_at, state) where state = 0;
create index case_lease on case_row (lease_until, queue, state, owner) where state = 0 and owner is not null;
create index case_approval on case_row (due, number, warn, state, approval) where state = 0 and approval = 1;
create index case_chaser on case_row (chaser, due, number, warn, state, paused) where state = 0 and paused = 1;

-- An intent is about a payment, a review, a fulfillment order, an order or a label.
alter table outbox rename column payment to target;
