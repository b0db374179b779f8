// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace docket::app {

// That this process alone may write a profile. The system holds it and lets go of it when the
// process ends, however it ends; what stands in the file proves nothing, and the file stays.
class ProfileLock {
public:
    // Busy when another process, or this one, has it; Storage when the file cannot be made.
    static Result<std::unique_ptr<ProfileLock>> take(const QString& path);
    ~ProfileLock();
    ProfileLock(const ProfileLock&) = delete;
    ProfileLock& operator=(const ProfileLock&) = delete;

private:
    explicit ProfileLock(int file)
        : m_file(file)
    {
    }
    int m_file;
};

}  // namespace docket::app
