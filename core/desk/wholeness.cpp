// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/wholeness.h"

#include <algorithm>

namespace docket {

namespace {

class Feeds {
public:
    Feeds(const std::vector<store::FeedRow>& all, SourceNumber source)
        : m_all(all)
        , m_source(source)
    {
    }

    bool whole(QByteArrayView feed) const
    {
        return any([&](const store::FeedRow& f) {
            return f.feed == feed && f.lastSuccess.isSet() && !f.failingSince.isSet();
        });
    }
    bool failing(QByteArrayView feed) const
    {
        return any(
            [&](const store::FeedRow& f) { return f.feed == feed && f.failingSince.isSet(); });
    }
    // Nothing of the source can be read at all.
    bool silent() const
    {
        return any([](const store::FeedRow& f) {
            return f.failingSince.isSet() &&
                   (f.kind == name(ErrorKind::Network) || f.kind == name(ErrorKind::Unauthorized));
        });
    }

private:
    template <class Test>
    bool any(Test test) const
    {
        return std::any_of(m_all.begin(), m_all.end(), [&](const store::FeedRow& f) {
            return f.source == m_source && test(f);
        });
    }

    const std::vector<store::FeedRow>& m_all;
    SourceNumber m_source;
};

}  // namespace

Wholeness wholenessOf(const std::vector<store::FeedRow>& feeds, const Setup& setup)
{
    Wholeness out;
    out.read = {false, true, false};
    int shops = 0;
    int labelSources = 0;
    int labelsRead = 0;
    for (const Source& source : setup.sources) {
        const Feeds of(feeds, source.number);
        if (source.connector == "shopify") {
            ++shops;
            out.read.store = out.read.store || (!of.silent() && of.whole("orders"));
        } else if (source.connector == "stripe") {
            out.read.gateways = out.read.gateways && !of.silent() && of.whole("charges") &&
                                of.whole("refunds") && !of.failing("events");
        } else if (source.connector == "shipengine") {
            ++labelSources;
            labelsRead += !of.silent() && of.whole("labels") ? 1 : 0;
        }
    }
    // Without anybody who makes labels, that there is none proves nothing.
    out.read.carriers = labelSources > 0 && labelsRead == labelSources;
    if (shops > 0 && !out.read.store)
        out.lacks |= kLacksStore;
    if (!out.read.gateways)
        out.lacks |= kLacksGateways;
    if (labelSources > 0 && !out.read.carriers)
        out.lacks |= kLacksCarriers;
    return out;
}

}  // namespace docket
