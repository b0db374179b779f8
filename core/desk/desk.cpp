// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/desk.h"
