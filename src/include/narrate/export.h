/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NARRATE_EXPORT_H
#define NARRATE_EXPORT_H

/* Stands before what the shared library gives out; all else in it is hidden. */
#define NARRATE_API __attribute__((visibility("default")))

#endif
