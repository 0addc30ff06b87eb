// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the registers of a Markdown table, and the constants of a C header or Java class. */
final class TextRegisters {
  private TextRegisters() {}

  /** Registers whose only field is VALUE where the table names none. */
  static List<ReadRegister> markdown(String table) {
    List<ReadRegister> registers = new ArrayList<>();
    for (String line : table.lines().skip(2).toList()) {
      String[] cells = line.split("\\|", -1);
      String place = cells[1].strip();
      String name = cells[2].strip().replace("`", "");
      String access = cells[3].strip().replace("read", "r").replace("write", "w");
      access = access.replace(", ", "");
      int width = Integer.parseInt(cells[4].strip());
      String reset = cells[6].strip();
      if (place.startsWith("0x")) {
        var whole = new ReadRegister.Part("VALUE", 0, width, access);
        registers.add(
            new ReadRegister(name, Integer.decode(place), access, number(reset), List.of(whole)));
      } else {
        int lowest = Integer.parseInt(place.substring(place.indexOf(':') + 1));
        ReadRegister before = registers.remove(registers.size() - 1);
        registers.add(with(before, new ReadRegister.Part(name, lowest, width, access), reset));
      }
    }
    return registers;
  }

  private static Long number(String text) {
    return text.isEmpty() ? null : Long.valueOf(Long.decode(text) & 0xFFFFFFFFL);
  }

  private static ReadRegister with(ReadRegister register, ReadRegister.Part field, String reset) {
    List<ReadRegister.Part> fields = new ArrayList<>(register.fields());
    fields.removeIf(f -> f.name().equals("VALUE"));
    boolean first = fields.isEmpty();
    fields.add(field);
    Long own = number(reset);
    Long before = first ? Long.valueOf(0) : register.reset();
    Long both = own == null || before == null ? null : Long.valueOf(before | own << field.lowest());
    return new ReadRegister(register.name(), register.address(), register.access(), both, fields);
  }

  /** The constants of a C header, without what their names start with. */
  static Map<String, Long> header(String text, String prefix) {
    return constants(text, "#define " + prefix + "_(\\w+) (0x[0-9A-F]{8}|[0-9]+)u\n");
  }

  static Map<String, Long> java(String text) {
    return constants(text, "public static final int (\\w+) = (0x[0-9A-F]{8}|[0-9]+);\n");
  }

  private static Map<String, Long> constants(String text, String pattern) {
    Map<String, Long> all = new TreeMap<>();
    Pattern.compile(pattern)
        .matcher(text)
        .results()
        .forEach(m -> all.put(m.group(1), Long.decode(m.group(2))));
    return all;
  }
}
