// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a program may say to any input at all. */
final class Oracle {
  /** Done, differs, misused, invalid input, tool missing, tool failed, timeout. */
  private static final Set<Integer> EXITS = Set.of(0, 1, 2, 3, 4, 5, 6);

  private static final int INVALID_INPUT = 3;

  private static final Pattern TRACE =
      Pattern.compile("(?m)^\\s*at [\\w.$/]+\\(.*\\.java:\\d+\\)|Exception in thread");

  private static final Pattern ERROR = Pattern.compile("(?m)^%Error-[A-Z]+: ");

  /** What a terminal would obey, or show in another order than it stands there. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\r\\t]]");

  private static final int SHOWN = 300;

  private Oracle() {}

  /** What is wrong with an answer; empty where nothing is. */
  static List<String> faults(HostileCase given, Answer answer) {
    List<String> faults = new ArrayList<>();
    String said = answer.err() + answer.out();
    if (!EXITS.contains(answer.exit())) {
      faults.add("exit " + answer.exit() + ": " + shortened(answer.err()));
    }
    if (TRACE.matcher(said).find()) {
      faults.add("a stack trace: " + shortened(said));
    }
    if (answer.err().contains("%Error-MEMORY")) {
      faults.add("more than the heap: " + shortened(answer.err()));
    }
    boolean told = ERROR.matcher(answer.err()).find();
    if (answer.exit() > 1 && !told) {
      faults.add("exit " + answer.exit() + " without %Error-: " + shortened(answer.err()));
    }
    if (answer.exit() == 0 && told) {
      faults.add("exit 0 with %Error-: " + shortened(answer.err()));
    }
    if (answer.exit() == INVALID_INPUT && !saysWhere(given.files(), answer.err())) {
      faults.add("an error that does not say where: " + shortened(answer.err()));
    }
    if (!given.told().contains("--color") && UNSAFE.matcher(said).find()) {
      faults.add("a character that a terminal obeys: " + shortened(said));
    }
    return faults;
  }

  private static boolean saysWhere(Map<String, byte[]> files, String said) {
    return said.contains("--")
        || said.contains("out")
        || said.contains("the board")
        || said.contains(": found ") && said.indexOf("%Error-") < said.indexOf(": found ")
        || files.keySet().stream()
            .anyMatch(f -> said.contains(Path.of(f).getFileName().toString()));
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
