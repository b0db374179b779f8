-- SPDX-License-Identifier: GPL-3.0-or-later
-- An intent is about a payment, a review, a fulfillment order, an order or a label.
alter table outbox rename column payment to target;
