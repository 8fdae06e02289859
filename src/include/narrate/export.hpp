// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Stands before what the shared library gives out; all else in it is hidden.
#define NARRATE_API __attribute__((visibility("default")))
