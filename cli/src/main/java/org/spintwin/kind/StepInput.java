// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Inputs of a chip that were given, step by step. */
public interface StepInput {
  /** As {@link org.spintwin.harness.ChipStimulus#given} takes them. */
  long[][] steps();

  /** What was taken otherwise than it was written. */
  List<Twin.Warning> warnings();

  /** Name of the file that {@link #write} writes. */
  String fileName();

  /** Writes them so that the twin reads them again. */
  void write(Path file) throws IOException;
}
