// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/** One kind of evidence of how good the checking of a chip is. */
public interface AssuranceCheck {
  /** What progress counts up to. */
  long WHOLE = 1000;

  /** One word by which the user names it. */
  String name();

  /** The programs it starts, as they are called on {@code PATH}, but for those of a Toolchain. */
  List<String> programs();

  /**
   * Does it.
   *
   * @param progress told the part done, of {@link #WHOLE}
   * @return what was found; a part that could not be done is a row that is not met
   * @throws org.spintwin.harness.HarnessException when a program fails
   */
  List<AssuranceRow> run(AssuredChip chip, LongConsumer progress) throws IOException;
}
