// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.Design;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.template.TemplateEngine;

/**
 * The self-checking testbench of a chip.
 *
 * @param vectors what it replays; its memories must start as those of the design
 * @param traces what the names of the files of its trace begin with, as it opens them
 */
public record Testbench(Design design, TestVectors vectors, String traces) {
  /**
   * A signal as the testbench prints it.
   *
   * @param path port, or hierarchical name below {@code dut}
   * @param net testbench register that holds its driven or expected value
   * @param padded bits rounded up to whole words
   */
  public record SignalModel(
      String path, String net, int bits, int padded, int words, int offset, String comma) {

    static SignalModel of(Signal s, String path, String netPrefix, boolean last) {
      return new SignalModel(
          path,
          netPrefix + s.name().replace('.', '_'),
          s.bits(),
          s.words() * 64,
          s.words(),
          s.offset(),
          last ? "" : ",");
    }
  }

  /** A memory that starts with zeros, as it does in the golden model. */
  public record MemoryModel(String path, int words, int bits) {}

  /** File of the stimulus. */
  public String stimulusFile() {
    return traces + "stimulus.mem";
  }

  public String stimulus() {
    return MemoryImage.words("inputs, clock by clock", vectors.stimulus());
  }

  /** File of what the golden model says to the stimulus. */
  public String expectedFile() {
    return traces + "expected.mem";
  }

  public String expected() {
    return MemoryImage.words("outputs and state, clock by clock", vectors.expected());
  }

  /** The Verilog. */
  public String text(TemplateEngine templates) {
    List<Signal> compared = vectors.compared().signals();
    List<Signal> outputs = compared.stream().filter(s -> !s.name().contains(".")).toList();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VerilogWriter.VERSION);
    model.put("name", design.name());
    model.put("loads", design.loadsImages());
    model.put("stimulusFile", stimulusFile());
    model.put("expectedFile", expectedFile());
    model.put("clocks", vectors.clocks());
    model.put("bits", vectors.compared().bits());
    model.put("stimulusWords", vectors.inputs().words());
    model.put("expectedWords", vectors.compared().words());
    model.put(
        "driven",
        vectors.inputs().signals().stream()
            .map(s -> SignalModel.of(s, s.name(), "drive_", false))
            .toList());
    model.put(
        "outputs",
        outputs.stream()
            .map(s -> SignalModel.of(s, s.name(), "", s == outputs.get(outputs.size() - 1)))
            .toList());
    model.put(
        "checked",
        compared.stream().map(s -> SignalModel.of(s, path(s), "golden_", false)).toList());
    model.put(
        "memories",
        design.top().memories(design.values()).stream()
            .filter(m -> !design.memories().containsKey(m.name()))
            .map(m -> new MemoryModel("dut." + m.name(), m.words(), m.width()))
            .toList());
    return templates.render("tb.v.vm", model);
  }

  private static String path(Signal s) {
    return s.name().contains(".") ? "dut." + s.name() : s.name();
  }
}
