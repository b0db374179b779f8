-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose personal data was taken out of the page, as "KIND ID" on a line each: what then stands in
-- the place of it is not what the vendor said.
alter table page add column erased text;
