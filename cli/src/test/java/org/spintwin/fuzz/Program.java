// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.util.List;
import java.util.concurrent.Callable;

/** The program under test. */
public interface Program {
  /** Runs a command line. */
  Answer run(List<String> words);

  /** Does what no command does with such input alone; what it throws is told as a command would. */
  Answer call(Callable<?> work);
}
