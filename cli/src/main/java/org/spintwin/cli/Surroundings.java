// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the program is run in.
 *
 * @param outTerminal whether {@code out} is a terminal
 * @param errTerminal whether {@code err} is a terminal
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean outTerminal,
    boolean errTerminal,
    Map<String, String> environment) {

  static Surroundings ofProcess() {
    return new Surroundings(System.out, System.err, isTerminal(1), isTerminal(2), System.getenv());
  }

  /** Whether {@code --color auto} means colour. */
  boolean colorful() {
    return outTerminal && errTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  boolean debug() {
    return "1".equals(environment.get("SPINTWIN_DEBUG"));
  }

  /** Asks the kernel: {@link System#console} would tell only of all streams together. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false; // no such descriptor, or no /proc: draw nothing
    }
  }
}
