// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/serving.h"

#include "app/commandline/writingverb.h"

namespace docket::ctl {

app::OwnerSocket::Run servingOn(Engine& engine, QObject* parent)
{
    return [&engine, parent](const QJsonObject& json, const app::OwnerSocket::Say& say,
                             const app::OwnerSocket::Answer& answer) {
        const auto call = VerbCall::fromJson(json);
        if (!call)
            return answer(Outcome::of(call.error(), false).toJson());
        auto* verb = new WritingVerb(engine, *call, parent);
        QObject::connect(verb, &WritingVerb::said, verb, say);
        QObject::connect(verb, &WritingVerb::finished, verb, [verb, answer](const Outcome& o) {
            answer(o.toJson());
            verb->deleteLater();
        });
        verb->start();
    };
}

}  // namespace docket::ctl
