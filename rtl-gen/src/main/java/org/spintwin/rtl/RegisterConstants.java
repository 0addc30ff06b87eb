// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.spintwin.spec.ChipRegister;
import org.spintwin.spec.Design;
import org.spintwin.spec.Register;
import org.spintwin.template.TemplateEngine;

/**
 * The registers of a chip as constants for its driver, in C and in Java. Masks are of bits where
 * they stand in a register; what is shifted down by {@code SHIFT} starts at bit 0.
 */
public final class RegisterConstants {
  private final String name;
  private final String command;
  private final List<ChipRegister> registers;

  /** A constant; {@code literal} is one of 32 bits in C and in Java. */
  public record Constant(String name, String literal) {
    static Constant of(String name, long value) {
      return new Constant(name, String.format("0x%08X", value & 0xFFFFFFFFL));
    }
  }

  /** The constants of one register. */
  public record RegisterBlock(String access, String doc, List<Constant> constants) {}

  /**
   * @param design one that has registers
   * @param command makes them again
   */
  public RegisterConstants(Design design, String command) {
    name = design.name();
    this.command = command;
    registers = ChipRegister.of(design.top(), design.values());
  }

  private static RegisterBlock of(ChipRegister r) {
    List<Constant> constants = new ArrayList<>();
    constants.add(Constant.of("ADDRESS_" + r.name(), r.address()));
    constants.add(Constant.of("MASK_" + r.name(), r.mask()));
    if (r.reset() != null) {
      constants.add(Constant.of("RESET_" + r.name(), r.reset()));
    }
    if (r.structured()) {
      for (ChipRegister.Field f : r.fields()) {
        String name = r.name() + "_" + f.name();
        constants.add(Constant.of("MASK_" + name, f.mask()));
        constants.add(new Constant("SHIFT_" + name, Integer.toString(f.lowest())));
      }
    }
    return new RegisterBlock(
        access(r.access()) + (r.signed() ? ", signed" : ""), r.doc(), constants);
  }

  private static String access(Register.Access access) {
    return switch (access) {
      case READ_WRITE -> "Read and written";
      case READ_ONLY -> "Read";
      case WRITE_ONLY -> "Written";
    };
  }

  public String headerName() {
    return name + "_regs.h";
  }

  /** The text of the C header. */
  public String header(TemplateEngine templates) {
    Map<String, Object> model = model();
    model.put("prefix", name.toUpperCase(Locale.ROOT));
    return templates.render("registers.h.vm", model);
  }

  public String javaName() {
    return className() + ".java";
  }

  /** The text of the Java class. */
  public String java(TemplateEngine templates) {
    Map<String, Object> model = model();
    model.put("className", className());
    return templates.render("Registers.java.vm", model);
  }

  /** {@code MramTwinRegisters} for {@code mram_twin}. */
  private String className() {
    return camelCase(name) + "Registers";
  }

  /** {@code MramTwin} for {@code mram_twin}. */
  public static String camelCase(String name) {
    return Arrays.stream(name.split("_+"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private Map<String, Object> model() {
    Map<String, Long> told = new HashMap<>();
    registers.forEach(r -> r.fields().forEach(f -> told.put(r.name() + "." + f.name(), f.reset())));
    long digest = told.get("SPEC_DIGEST.VALUE");
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VerilogWriter.VERSION);
    model.put("name", name);
    model.put("digest", String.format("%08x", digest));
    model.put("command", command);
    model.put(
        "chip",
        List.of(
            Constant.of("VALUE_ID", told.get("ID.VALUE")),
            Constant.of("VALUE_SPEC_DIGEST", digest),
            new Constant("INPUTS", told.get("SIZE.INPUTS").toString()),
            new Constant("NEURONS", told.get("SIZE.NEURONS").toString())));
    model.put("registers", registers.stream().map(RegisterConstants::of).toList());
    return model;
  }
}
