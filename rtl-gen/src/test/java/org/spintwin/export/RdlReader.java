// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of SystemRDL 2.0 that an address map of plain registers needs, by its grammar:
 * whatever else is in a text is an error.
 */
final class RdlReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|([0-9]+'h[0-9A-Fa-f]+|0x[0-9A-Fa-f]+|[0-9]+)"
              + "|([A-Za-z_][A-Za-z0-9_]*)|([{}\\[\\]:=;@]))");

  private final Deque<String> tokens = new ArrayDeque<>();

  private RdlReader(String text) {
    Matcher matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() != end) {
        throw new IllegalArgumentException("unexpected text at " + end);
      }
      tokens.add(matcher.group().strip());
      end = matcher.end();
    }
    if (end != text.strip().length()) {
      throw new IllegalArgumentException("unexpected text at " + end);
    }
  }

  /** The registers of an address map. */
  static List<ReadRegister> registers(String text) {
    return new RdlReader(text).addressMap();
  }

  private String take() {
    return tokens.remove();
  }

  private void expect(String token) {
    String found = take();
    if (!found.equals(token)) {
      throw new IllegalArgumentException("found " + found + ", expected " + token);
    }
  }

  private boolean takes(String token) {
    boolean there = token.equals(tokens.peek());
    if (there) {
      tokens.remove();
    }
    return there;
  }

  private List<ReadRegister> addressMap() {
    expect("addrmap");
    take();
    expect("{");
    List<ReadRegister> registers = new ArrayList<>();
    while (!takes("}")) {
      boolean external = takes("external");
      if (takes("reg")) {
        registers.add(register());
      } else if (external) {
        throw new IllegalArgumentException("external what?");
      } else {
        takes("default");
        property(new HashMap<>());
      }
    }
    expect(";");
    if (!tokens.isEmpty()) {
      throw new IllegalArgumentException("more after the address map");
    }
    return registers;
  }

  /** name = value; or name; */
  private void property(Map<String, String> properties) {
    String name = take();
    properties.put(name, takes("=") ? take() : "true");
    expect(";");
  }

  private ReadRegister register() {
    expect("{");
    List<ReadRegister.Part> fields = new ArrayList<>();
    Long reset = 0L;
    Map<String, String> properties = new HashMap<>();
    while (!takes("}")) {
      if (!takes("field")) {
        property(properties);
        continue;
      }
      ReadRegister.Part field = field();
      fields.add(field);
      // Its value after reset, or the end.
      if (takes("=")) {
        String[] sized = take().split("'h");
        if (Integer.parseInt(sized[0]) != field.width()) {
          throw new IllegalArgumentException(field.name() + " is reset to another width");
        }
        reset = reset == null ? null : reset | Long.parseLong(sized[1], 16) << field.lowest();
      } else {
        reset = null;
      }
      expect(";");
    }
    String name = take();
    expect("@");
    int address = Integer.decode(take());
    expect(";");
    return new ReadRegister(name, address, accessOf(fields), reset, fields);
  }

  private ReadRegister.Part field() {
    expect("{");
    Map<String, String> properties = new HashMap<>();
    while (!takes("}")) {
      property(properties);
    }
    String name = take();
    expect("[");
    int highest = Integer.parseInt(take());
    expect(":");
    int lowest = Integer.parseInt(take());
    expect("]");
    return new ReadRegister.Part(name, lowest, highest - lowest + 1, properties.get("sw"));
  }

  /** SystemRDL says the access of fields alone. */
  private static String accessOf(List<ReadRegister.Part> fields) {
    boolean reads = fields.stream().anyMatch(f -> f.access().contains("r"));
    boolean writes = fields.stream().anyMatch(f -> f.access().contains("w"));
    return (reads ? "r" : "") + (writes ? "w" : "");
  }
}
