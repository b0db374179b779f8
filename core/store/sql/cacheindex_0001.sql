-- SPDX-License-Identifier: GPL-3.0-or-later
-- The secondary indexes of the facts, apart: a first sync and a rebuild make them last.
create index if not exists fact_order_ext on fact_order (ext);
create index if not exists fact_order_customer on fact_order (customer) where customer is not null;
create index if not exists fact_order_created on fact_order (created_at);
create index if not exists fact_payment_order on fact_payment (order_ref) where order_ref is not null;
create index if not exists fact_payment_created on fact_payment (created_at);
create index if not exists fact_payment_fingerprint on fact_payment (fingerprint, created_at) where fingerprint is not null;
create index if not exists fact_refund_payment on fact_refund (payment) where payment is not null;
create index if not exists fact_refund_order on fact_refund (order_ref) where order_ref is not null;
create index if not exists fact_dispute_payment on fact_dispute (payment);
create index if not exists fact_hold_payment on fact_hold (payment);
create index if not exists fact_fraud_warning_payment on fact_fraud_warning (payment);
create index if not exists fact_fulfillment_order_order on fact_fulfillment_order (order_ref);
create index if not exists fact_shipment_order on fact_shipment (order_ref);
create index if not exists fact_stock_level_item on fact_stock_level (item, location);
create index if not exists fact_store_transaction_order on fact_store_transaction (order_ref);
