-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everything here is derived and can be rebuilt from payload.db and the journal, without a network.
create table projection (
    name     text primary key,
    position integer not null,
    hash     blob,
    version  integer not null
) strict, without rowid;

-- Facts. (source, ext) names one; of two versions the later wins, then the one read later.
create table fact_order (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    number text, created_at integer, updated_at integer, cancelled_at integer, closed_at integer,
    currency text, total integer, subtotal integer, shipping integer, tax integer, discounts integer,
    financial text, fulfillment text, shipping_method text, customer text, tags text,
    return_reason text, gateways text, offer text, funnel text, affiliate text, sub_id text,
    test integer, requires_shipping integer, lines text, personal blob,
    unique (source, ext)
) strict;
create table fact_payment (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    intent text, order_ref text, created_at integer, currency text, amount integer,
    captured integer, refunded integer, status integer, failure_code text, network_code text,
    outcome_type text, outcome_reason text, network_status text, brand text, last4 text,
    card_country text, funding text, fingerprint text, check_line1 text, check_zip text,
    check_cvc text, three_d_secure text, customer text, initiator text, attempt integer,
    offer text, funnel text, affiliate text, sub_id text, disputed integer, live integer,
    personal blob,
    unique (source, ext)
) strict;
create table fact_refund (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    system integer, payment text, order_ref text, created_at integer, currency text, amount integer,
    status integer, reason text, failure text, gateway text, action text, personal blob,
    unique (source, ext)
) strict;
create table fact_dispute (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    payment text, created_at integer, due_by integer, currency text, amount integer, status text,
    reason text, network_code text, brand text, inquiry integer, has_evidence integer,
    refundable integer, submissions integer,
    unique (source, ext)
) strict;
create table fact_hold (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    payment text, created_at integer, open integer, opened_reason text, closed_reason text,
    reason text,
    unique (source, ext)
) strict;
create table fact_fraud_warning (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    payment text, created_at integer, actionable integer, fraud_type text,
    unique (source, ext)
) strict;
create table fact_fulfillment_order (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    order_ref text, created_at integer, updated_at integer, fulfill_at integer, status text,
    request_status text, location text, location_name text, holds text, lines text,
    unique (source, ext)
) strict;
-- What open fulfillment orders want, so that a change of stock finds the orders that wait for it.
create table fact_want (
    fulfillment integer not null, item text not null, location text not null, order_ref text not null,
    created_at integer not null, quantity integer not null,
    primary key (item, location, created_at, fulfillment)
) strict, without rowid;
create index fact_want_fulfillment on fact_want (fulfillment);
create table fact_shipment (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    order_ref text, created_at integer, updated_at integer, status text, shipment_status text,
    carrier text, tracking text,
    unique (source, ext)
) strict;
create table fact_stock_level (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    item text, location text, available integer, updated_at integer,
    unique (source, ext)
) strict;
create table fact_stock_item (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    sku text, updated_at integer,
    unique (source, ext)
) strict;
create table fact_checkout (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    created_at integer, updated_at integer, completed_at integer, currency text, total integer,
    offer text, funnel text, affiliate text, sub_id text, personal blob,
    unique (source, ext)
) strict;
create table fact_store_transaction (
    id integer primary key, source integer not null, ext text not null,
    version integer not null, read_at integer not null, digest integer not null,
    page integer not null, deleted integer not null default 0,
    order_ref text, parent text, created_at integer, kind text, status text, gateway text,
    authorization text, error_code text, currency text, amount integer,
    unique (source, ext)
) strict;

-- What changed and has not been looked at by the rules yet. order_ref, or a payment without one.
create table touched (
    order_ref text not null, source integer not null, payment text not null,
    page integer not null,  -- the last one that touched it
    primary key (order_ref, source, payment)
) strict, without rowid;
-- When a rule's answer may change by time alone.
create table recheck (
    order_ref text not null, source integer not null, payment text not null, at integer not null,
    primary key (order_ref, source, payment)
) strict, without rowid;
create index recheck_at on recheck (at);

-- The record of orders that needed nobody.
create table order_passage (
    source integer not null, ext text not null, validated_at integer, released_at integer,
    first_scan_at integer, delivered_at integer, rule_version integer not null,
    primary key (source, ext)
) strict, without rowid;

-- Where every feed stands.
create table feed (
    source integer not null, feed text not null, high_water integer, walk text,
    walk_started integer, last_success integer, failing_since integer, problem text, kind text,
    primary key (source, feed)
) strict, without rowid;
create table follow_up (
    source integer not null, feed text not null, child text not null,
    primary key (source, feed, child)
) strict, without rowid;
create table quarantine (
    id integer primary key, source integer not null, feed text not null, page integer not null,
    path text not null, reason text not null, ext text, at integer not null,
    unique (source, feed, page, path)
) strict;

-- Cases, as their entries made them.
create table case_row (
    number integer primary key, id blob not null unique, revision integer not null,
    seq integer not null, queue integer not null, tier integer not null, state integer not null,
    owner blob, lease_until integer, due integer, warn integer, source_at integer not null,
    subject_source integer not null, subject_kind integer not null, subject_ext text not null,
    order_ref text, label text, rule text, amount integer, currency text, paused integer not null,
    chaser text, approval integer not null, unknown integer not null, resume_at integer,
    closed_at integer, words text, stored blob not null
) strict;
-- `state` stands in them so that a list is read from its index alone.
create index case_open on case_row (queue, due, number, warn, state) where state = 0;
create index case_open_due on case_row (due, number, warn, state) where state = 0;
create index case_open_owner on case_row (owner, due, number, warn, state) where state = 0 and owner is not null;
create index case_subject on case_row (subject_ext, subject_kind, subject_source);
create index case_order on case_row (order_ref) where order_ref is not null;
create index case_resume on case_row (resume_at) where resume_at is not null;
create table case_clock (
    queue integer not null, due integer not null, number integer not null, kind integer not null,
    warn integer,
    primary key (queue, due, number, kind)
) strict, without rowid;
create index case_clock_number on case_clock (number);

-- The projection of every intent's steps: what the pusher works through.
create table outbox (
    intent blob primary key, number integer not null, case_id blob not null, state integer not null,
    source integer not null, payment text not null, amount integer not null, currency text not null,
    not_before integer, attempt integer not null, first_sent integer, seq integer not null,
    external_id text, request text
) strict, without rowid;
create index outbox_payment on outbox (source, payment);
create index outbox_live on outbox (state, not_before) where state in (1, 2, 3);
