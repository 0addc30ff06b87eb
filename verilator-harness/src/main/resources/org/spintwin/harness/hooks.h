// SPDX-License-Identifier: Apache-2.0
// Forced into every translation unit, the Verilator run time included: nothing the Verilog does may
// end the process or write to its standard output.
#ifndef SPINTWIN_HOOKS_H
#define SPINTWIN_HOOKS_H

#define VL_USER_FINISH
#define VL_USER_STOP
#define VL_USER_FATAL
#define VL_PRINTF spintwin_printf

int spintwin_printf(const char* format, ...) __attribute__((format(printf, 1, 2)));

#endif
