// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/registry.h"

#include "core/vendor/easypost.h"
#include "core/vendor/shipengine.h"
#include "core/vendor/shopify.h"
#include "core/vendor/stripe.h"
#include "core/vendor/warehousefile.h"

namespace docket::vendor {

std::vector<const Connector*> all()
{
    return {
        &stripe(), &shopify(), &shipengine(), &easypost(), &warehouseFiles(),
    };
}

const Connector* find(QByteArrayView name)
{
    for (const Connector* connector : all())
        if (connector->name() == name)
            return connector;
    return nullptr;
}

Result<DecodedPage> decodePage(const Connector& connector, const SourceConfig& source,
                               const PageContext& context, const QByteArray& body)
{
    if (!context.gone)
        return connector.decode(source, context, body);
    DecodedPage out;
    for (int k = 1; k <= static_cast<int>(FactKind::FileUpload); ++k) {
        const auto kind = static_cast<FactKind>(k);
        if (connector.childFeed(kind) == context.feed)
            out.facts.push_back({Tombstone{kind, context.childId}, context.readAt});
    }
    return out;
}

}  // namespace docket::vendor
