// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run of an outside program in the folder of the files.
 *
 * @param product the file that it makes; empty where it makes none
 */
public record ToolCall(String program, List<String> arguments, String product) {
  /** What a shell takes as it is. */
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  public ToolCall {
    arguments = List.copyOf(arguments);
  }

  static ToolCall of(String product, String program, String... arguments) {
    return new ToolCall(program, List.of(arguments), product);
  }

  /** As a shell takes it. */
  public String line() {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(arguments);
    return words.stream()
        .map(w -> PLAIN.matcher(w).matches() ? w : "'" + w.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
