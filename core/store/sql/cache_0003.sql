-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rest of an order's life: labels and where parcels are, what comes back, payouts and the lines
-- they are made of, subscriptions and their invoices, a warehouse's own counts.
create table fact_label (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    order_ref text, created_at integer, ship_date integer, voided_at integer, status text,
    carrier text, service text, tracking text, returning_label integer, currency text,
    cost integer,
    unique (source, ext)
) strict;
create table fact_tracking (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    carrier text, number text, status text, status_text text, exception text, shipped_at integer,
    promised_at integer, delivered_at integer, last_scan_at integer, scans text,
    unique (source, ext)
) strict;
create table fact_return (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    order_ref text, rma text, requested_at integer, authorized_at integer, received_at integer,
    cancelled_at integer, reason text, carrier text, tracking text,
    unique (source, ext)
) strict;
create table fact_payout (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    created_at integer, arrives_at integer, currency text, amount integer, status text,
    failure text, automatic integer,
    unique (source, ext)
) strict;
create table fact_ledger_line (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    created_at integer, available_at integer, currency text, amount integer, fee integer,
    net integer, type text, about text, payout text,
    unique (source, ext)
) strict;
create table fact_customer (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    created_at integer, delinquent integer, personal blob,
    unique (source, ext)
) strict;
create table fact_subscription (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    customer text, status text, created_at integer, period_from integer, period_until integer,
    cancelled_at integer, ended_at integer, cancel_at_end integer, currency text, amount integer,
    offer text, latest_invoice text,
    unique (source, ext)
) strict;
create table fact_invoice (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    customer text, subscription text, status text, billing text, created_at integer,
    due_at integer, next_attempt_at integer, paid_at integer, attempts integer, currency text,
    due integer, paid integer, payment text, order_ref text,
    unique (source, ext)
) strict;
create table fact_invoice_payment (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    invoice text, payment text, intent text, status text, created_at integer, paid_at integer,
    currency text, amount integer, is_default integer,
    unique (source, ext)
) strict;
create table fact_stock_count (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    sku text, place text, place_name text, on_hand integer, allocated integer,
    counted_at integer,
    unique (source, ext)
) strict;
create table fact_substitution (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    order_ref text, ordered text, sent text, quantity integer, reason text, at integer,
    unique (source, ext)
) strict;
create table fact_file (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    created_at integer, purpose text, name text, type text, size integer,
    unique (source, ext)
) strict;
