// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace docket {

// What kind of thing went wrong. Code branches on this; people read text made where it is shown.
enum class ErrorKind {
    Malformed,     // input that does not have the shape it must have
    NotFound,      // the thing named is not there
    Conflict,      // somebody else changed it first
    Denied,        // this actor may not do it
    Incomplete,    // more is needed: a reason, evidence, a second person
    Storage,       // a disk or database refused
    Full,          // no space left
    Corrupt,       // stored bytes are not what was written
    Newer,         // written by a newer Docket
    Network,       // no answer, or none that can be read
    Rejected,      // the other side answered, and said no
    Throttled,     // the other side asked us to wait
    Unauthorized,  // the other side does not accept the credential
    Cancelled,     // a person stopped it
    Keyring,       // a secret could not be read or written
    Busy,          // another process holds it
    Internal       // our own mistake
};

// An error as a value: its kind, the place it concerns (a file, a path in a document, a call) and
// the particulars in English for logs and scripts.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString where;
    QString detail;
    qint64 retryAfterMs = -1;  // Throttled only: how long the other side asked for

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;
using Done = Result<void>;

// Makes the error side of a Result.
inline tl::unexpected<Error> fail(ErrorKind kind, QString where, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(where), std::move(detail), -1});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

// The stable name of a kind, as scripts and logs see it.
const char* name(ErrorKind kind);

}  // namespace docket
