// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The commented chip files from which a user may start. */
final class Starter {
  private Starter() {}

  /** Text of one of them. */
  static String text(String resource) {
    try (InputStream in = Starter.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource + " from the program", e);
    }
  }
}
