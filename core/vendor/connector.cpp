// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/connector.h"

namespace docket::vendor {

QByteArray Response::header(QByteArrayView wanted) const
{
    for (const auto& [key, value] : headers)
        if (key.compare(wanted, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

}  // namespace docket::vendor
