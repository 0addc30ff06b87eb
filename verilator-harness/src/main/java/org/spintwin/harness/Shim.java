// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The C interface of {@code shim.cpp}; its comments say what each function does. */
interface Shim extends Library {
  int DIFFERED = 1;
  int STOPPED = 2;

  long spintwin_layout_hash();

  int spintwin_has_single();

  Pointer spintwin_create(int seed, int single);

  void spintwin_destroy(Pointer handle);

  long spintwin_run(Pointer handle, Pointer stimulus, Pointer expected, Pointer actual, long n);

  int spintwin_status(Pointer handle);

  String spintwin_file(Pointer handle);

  int spintwin_line(Pointer handle);

  String spintwin_output(Pointer handle);

  void spintwin_load(Pointer handle, int memory, Pointer from);

  void spintwin_read(Pointer handle, int memory, Pointer to);

  void spintwin_poke(Pointer handle, int input, Pointer from);

  void spintwin_peek(Pointer handle, int compared, Pointer to);

  void spintwin_clock(Pointer handle);

  int spintwin_wave(Pointer handle, String path, long from, long to);

  int spintwin_wave_close(Pointer handle);

  int spintwin_coverage(Pointer handle, String path);
}
