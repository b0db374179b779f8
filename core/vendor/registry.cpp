// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/registry.h"

#include "core/vendor/shopify.h"
#include "core/vendor/stripe.h"

namespace docket::vendor {

std::vector<const Connector*> all()
{
    return {
        &stripe(),
        &shopify(),
    };
}

const Connector* find(QByteArrayView name)
{
    for (const Connector* connector : all())
        if (connector->name() == name)
            return connector;
    return nullptr;
}

}  // namespace docket::vendor
