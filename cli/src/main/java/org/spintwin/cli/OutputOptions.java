// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command. */
final class OutputOptions {
  /** When output is coloured. */
  enum Color {
    auto,
    always,
    never
  }

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON to FILE, or to the standard output with -.")
  Path json;

  @Option(names = "--quiet", description = "No progress and no log.")
  boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto, always or never; auto heeds NO_COLOR. Default: ${DEFAULT-VALUE}.")
  Color color;

  @Option(names = "--force", description = "Replace files and folders that exist.")
  boolean force;

  boolean jsonToStandardOutput() {
    return json != null && json.toString().equals("-");
  }
}
