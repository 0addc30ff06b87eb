// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a soak does, and when it ends.
 *
 * @param folder of the journal and of what differences leave behind
 * @param kinds of which configurations are compared
 * @param clocks most for each configuration
 * @param seconds most for the comparison of each configuration
 * @param time after which no further configuration is begun
 * @param configurations ends when so many are finished, those of earlier runs among them
 * @param workers processes that compare at once, each on one thread
 * @param stopAtFirst whether a difference ends the soak
 * @param limit on one configuration, after which it counts as hanging
 * @param environment of the processes
 * @param program main class of the processes
 */
public record SoakSettings(
    long seed,
    Path folder,
    Set<RandomKind> kinds,
    long clocks,
    long seconds,
    Duration time,
    long configurations,
    int workers,
    boolean stopAtFirst,
    Duration limit,
    Map<String, String> environment,
    String program) {

  /** Main class and arguments of a process. */
  List<String> worker() {
    return List.of(
        program, "" + seed, "" + clocks, "" + seconds, folder.toAbsolutePath().toString());
  }
}
