// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.spintwin.spec.Instance;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;
import org.spintwin.spec.TopSpec;
import org.spintwin.template.TemplateEngine;

/** The registers of a chip as constants for its driver, in C and in Java. */
final class RegisterConstants {
  private final String name;
  private final Map<String, Long> values;
  private final List<RegisterBlock> registers;

  /** A constant; {@code literal} is one of 32 bits in C and in Java. */
  public record Constant(String name, String literal) {
    static Constant of(String name, long value) {
      return new Constant(name, String.format("0x%08X", value & 0xFFFFFFFFL));
    }
  }

  /** The constants of one register. */
  public record RegisterBlock(String access, String doc, List<Constant> constants) {}

  /**
   * @param name of the chip
   * @param values of the top's parameters and localparams
   */
  RegisterConstants(TopSpec top, String name, Map<String, Long> values) {
    this.name = name;
    this.values = values;
    registers =
        top.instances().stream().flatMap(i -> registers(i, i.values(values)).stream()).toList();
  }

  private static List<RegisterBlock> registers(Instance instance, Map<String, Long> values) {
    return instance.block().registers().stream()
        .filter(r -> r.exists().eval(values) != 0)
        .map(r -> of(r, values))
        .toList();
  }

  private static RegisterBlock of(Register r, Map<String, Long> values) {
    int width = Math.toIntExact(r.width().eval(values));
    List<Constant> constants = new ArrayList<>();
    constants.add(Constant.of("ADDRESS_" + r.name(), r.address()));
    constants.add(Constant.of("MASK_" + r.name(), (1L << width) - 1));
    if (r.resetParameter() != null && r.access() == Register.Access.READ_WRITE) {
      constants.add(Constant.of("RESET_" + r.name(), values.get(r.resetParameter())));
    }
    String access =
        switch (r.access()) {
          case READ_WRITE -> "Read and written";
          case READ_ONLY -> "Read";
          case WRITE_ONLY -> "Written";
        };
    return new RegisterBlock(access + (r.signed() ? ", signed" : ""), r.doc(), constants);
  }

  String headerName() {
    return name + "_regs.h";
  }

  /** The text of the C header. */
  String header(TemplateEngine templates) {
    Map<String, Object> model = model();
    model.put("prefix", name.toUpperCase(Locale.ROOT));
    return templates.render("registers.h.vm", model);
  }

  String javaName() {
    return className() + ".java";
  }

  /** The text of the Java class. */
  String java(TemplateEngine templates) {
    Map<String, Object> model = model();
    model.put("className", className());
    return templates.render("Registers.java.vm", model);
  }

  /** {@code MramTwinRegisters} for {@code mram_twin}. */
  private String className() {
    return Arrays.stream(name.split("_+"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
        + "Registers";
  }

  private Map<String, Object> model() {
    long digest = values.get("SPEC_DIGEST");
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VerilogWriter.VERSION);
    model.put("name", name);
    model.put("digest", String.format("%08x", digest));
    model.put("command", GeneratedFolder.COMMAND);
    model.put(
        "chip",
        List.of(
            Constant.of("VALUE_ID", RegisterFileSpec.ID),
            Constant.of("VALUE_SPEC_DIGEST", digest),
            new Constant("INPUTS", values.get("INPUTS").toString()),
            new Constant("NEURONS", values.get("NEURONS").toString())));
    model.put("registers", registers);
    return model;
  }
}
