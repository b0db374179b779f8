// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/clockat.h"

#include <algorithm>

namespace docket::ui {

kit::ClockFace clockAt(const view::Face& face, Instant now)
{
    kit::ClockFace out;
    if (face.verdict == Verdict::Met) {
        out.state = kit::State::Met;
        out.taken = std::max<Millis>(0, face.stopped - face.start);
        out.due = face.due;
        return out;
    }
    if (face.paused) {
        out.state = kit::State::Paused;
        out.left = face.remaining;
        return out;
    }
    const Instant until = face.verdict == Verdict::Running ? now : face.stopped;
    out.due = face.due;
    out.left = face.due.isSet() ? face.due - until : 0;
    if (face.due > face.start)
        out.used = std::clamp(static_cast<double>(until - face.start) /
                                  static_cast<double>(face.due - face.start),
                              0.0, 1.0);
    if (face.kind == ClockKind::External)
        out.state = kit::State::External;
    else if (out.left < 0)
        out.state = kit::State::Breached;
    else if (face.warn.isSet() && face.warn <= until)
        out.state = out.left <= face.dueSoon ? kit::State::DueNow : kit::State::AtRisk;
    else
        out.state = kit::State::OnTrack;
    return out;
}

}  // namespace docket::ui
