// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/view/outbox.h"

#include <array>

namespace docket::view {

namespace {

constexpr std::array<const char*, kWaits> kWaitNames{"nothing",      "second_person", "turn",
                                                     "other_change", "instant",       "credential",
                                                     "answer",       "look_up",       "person"};

}  // namespace

const char* name(Wait wait)
{
    return kWaitNames.at(static_cast<size_t>(wait));
}

Wait waitOf(IntentState state)
{
    switch (state) {
    case IntentState::Proposed:
        return Wait::SecondPerson;
    case IntentState::Ready:
        return Wait::Turn;
    case IntentState::Sending:
        return Wait::Answer;
    case IntentState::Unknown:
        return Wait::LookUp;
    case IntentState::NeedsPerson:
        return Wait::Person;
    case IntentState::Confirmed:
    case IntentState::Rejected:
    case IntentState::Declined:
        break;
    }
    return Wait::Nothing;
}

}  // namespace docket::view
