// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.Port;
import org.spintwin.spec.TopSpec;
import org.spintwin.template.TemplateEngine;

/** A chip behind shift registers, so that it can be placed in a package of few pins. */
public final class SerialPins {
  private SerialPins() {}

  /** A port as a slice of a shift register. */
  public record Slice(String name, int offset, int bits, String comma) {}

  /** Name of the module around a chip of that name. */
  public static String module(String name) {
    return name + "_pins";
  }

  /**
   * All Verilog files of the chip, and the one around it.
   *
   * @param name module name of the chip
   * @param parameters values of the top's Verilog parameters
   */
  public static Map<String, String> around(TopSpec top, String name, Map<String, Long> parameters) {
    Map<String, Long> values = top.resolve(parameters);
    List<Slice> inputs =
        slices(
            top.block().inputs().stream().filter(p -> !p.name().equals("clk_i")).toList(), values);
    List<Slice> outputs = slices(top.block().outputs(), values);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VerilogWriter.VERSION);
    model.put("name", name);
    model.put("inputs", inputs);
    model.put("outputs", outputs);
    model.put("inputBits", inputs.stream().mapToInt(Slice::bits).sum());
    model.put("outputBits", outputs.stream().mapToInt(Slice::bits).sum());
    Map<String, String> files = new VerilogWriter().chip(top, name, parameters);
    files.put(module(name) + ".v", new TemplateEngine().render("serial_pins.v.vm", model));
    return files;
  }

  private static List<Slice> slices(List<Port> ports, Map<String, Long> values) {
    List<Slice> slices = new ArrayList<>();
    int offset = 0;
    for (Port p : ports) {
      int bits = Math.toIntExact(p.bits().eval(values));
      String comma = slices.size() == ports.size() - 1 ? "" : ",";
      slices.add(new Slice(p.name(), offset, bits, comma));
      offset += bits;
    }
    return slices;
  }
}
