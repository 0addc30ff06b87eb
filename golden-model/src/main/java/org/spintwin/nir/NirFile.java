// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.spintwin.io.InputException;

/**
 * What a NIR file says: a graph, and what stands beside it.
 *
 * @param path as the user named it; messages begin with it
 * @param members what else is in the file: {@code version}, the version of NIR that wrote it
 */
public record NirFile(Path path, NirGraph graph, Map<String, NirValue> members) {
  public NirFile {
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  /**
   * Reads a NIR file whole, things that are not understood included.
   *
   * @throws InputException when it is not HDF5, damaged, too large, or holds no graph
   */
  public static NirFile read(Path path) {
    return new NirReader(path).read();
  }

  /** This file with another graph. */
  public NirFile with(NirGraph changed) {
    return new NirFile(path, changed, members);
  }

  /** Writes it; the file at {@code target} is replaced. The same content gives the same bytes. */
  public void write(Path target) throws IOException {
    NirWriter.write(target, this);
  }
}
