// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Files, and what is done with them in a folder that holds nothing else.
 *
 * @param files names relative to that folder, and contents
 * @param told what is done, to be read in a finding; a command line where there is one
 * @param action does it
 */
public record HostileCase(Map<String, byte[]> files, String told, Action action) {
  /** What is done. */
  @FunctionalInterface
  public interface Action {
    Answer with(Program program);
  }

  public HostileCase {
    files = new TreeMap<>(files);
  }

  /** A command line; what it writes has names that begin with {@code out}. */
  static HostileCase command(Map<String, byte[]> files, List<String> words) {
    List<String> line = List.copyOf(words);
    return new HostileCase(files, "spintwin " + line, program -> program.run(line));
  }

  /** A reader that no command leads to with such input alone. */
  static HostileCase reading(Map<String, byte[]> files, String told, Callable<?> work) {
    return new HostileCase(files, told, program -> program.call(work));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
