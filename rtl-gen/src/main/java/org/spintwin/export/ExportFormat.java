// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import java.util.Optional;

/** A form in which other programs take a core. Its files stand beside those of all formats. */
public interface ExportFormat {
  /** As {@code --format} says it. */
  String name();

  /** What it is, for people: a few words without a full stop. */
  String title();

  Status status();

  /** What the project's own tests do with its files, and what they do not; without a full stop. */
  String evidence();

  /** How far the project's own tests take the files of a format. */
  enum Status {
    TRIED("run in the real tool"),
    VALIDATED("validated against the published schema"),
    GENERATED("generated only");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** Why this core has no such form, and what would; empty where it has one. */
  default Optional<String> objection(ExportedCore core) {
    return Optional.empty();
  }

  /**
   * The files that the format adds; two formats may add the same file. Only for a core against
   * which there is no objection.
   */
  List<CoreFile> files(ExportedCore core);
}
