// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.export.ExportedCore.Shell;
import org.spintwin.rtl.RegisterTable;
import org.spintwin.rtl.TestVectors;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.spec.RecordLayout;
import org.spintwin.template.TemplateEngine;

/** A project of Tiny Tapeout: the chip behind its 24 pins, {@code docs/tinytapeout.md}. */
final class TinyTapeoutFormat implements ExportFormat {
  private static final String FOLDER = "tinytapeout/";

  /** Faster, the pins of a multiplexed chip are not. */
  private static final double MOST_CLOCK_HZ = 50e6;

  private static final double NANOSECONDS = 1e9;
  private static final int PINS = 8;
  private static final List<String> BIDIRECTIONAL =
      List.of("IN_STROBE (in)", "IN_ACK (out)", "OUT_STROBE (out)", "OUT_ACK (in)");

  private final TemplateEngine templates = new TemplateEngine();

  /** A pin and what it is used for; empty where it is not used. */
  public record Pin(String name, String use) {}

  @Override
  public String name() {
    return "tinytapeout";
  }

  @Override
  public String title() {
    return "project of Tiny Tapeout, the chip behind its 24 pins";
  }

  @Override
  public Status status() {
    return Status.GENERATED;
  }

  @Override
  public String evidence() {
    return "its Verilog compared with the golden model at every clock, its test run in Icarus Verilog"
        + " on the Verilog and on a netlist of Yosys, all x at power-up; info.yaml checked by the"
        + " rules of tt-support-tools, not by these tools; not hardened";
  }

  @Override
  public Optional<String> objection(ExportedCore core) {
    Optional<CoreTop> shell = core.shell(Shell.TINY_TAPEOUT);
    if (shell.isEmpty()) {
      return Optional.of(
          "it needs event streams and registers, through which a host loads the weights, as an ASIC"
              + " has no memory images; take a chip of kind mram-lif, architecture parallel-axi or"
              + " folded");
    }
    Design design = shell.get().design();
    TinyTapeoutSize size = TinyTapeoutSize.of(design);
    return size.tiles().isPresent() ? Optional.empty() : Optional.of(tooLarge(design, size));
  }

  private static String tooLarge(Design design, TinyTapeoutSize size) {
    long fit = TinyTapeoutSize.neuronsThatFit(design);
    Map<String, Long> chip = design.parts().get(0).values();
    return String.format(
        Locale.ROOT,
        "it takes %,d flip-flops, %,d of registers and %,d of memories, and the largest project, 8x2"
            + " tiles, has room for %,d; %s. Smaller are: fewer inputs, codes and membranes of fewer"
            + " bits, event_queue 16, lanes 1, counter_bits 0, readback false, settings fixed",
        size.bits(),
        size.stateBits(),
        size.memoryBits(),
        TinyTapeoutSize.mostBits(),
        fit > 0
            ? String.format("with %d neurons in place of %d it would fit", fit, chip.get("NEURONS"))
            : "it would not with a single neuron either");
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    CoreTop shell = core.shell(Shell.TINY_TAPEOUT).orElseThrow();
    Design design = shell.design();
    TinyTapeoutSize size = TinyTapeoutSize.of(design);
    double clockHz = Math.min(core.origin().clockHz(), MOST_CLOCK_HZ);
    Map<String, String> verilog = new VerilogWriter(VerilogWriter.Naming.OWN).chip(design);
    Design chip = design.parts().get(0);
    Map<String, Long> values = chip.values();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VerilogWriter.VERSION);
    model.put("top", design.name());
    model.put("title", quoted(core.name()));
    model.put("description", core.origin().description());
    model.put("clockHz", (long) clockHz);
    model.put("period", period(clockHz));
    model.put("flipFlops", size.bits());
    model.put("area", size.area());
    model.put("tiles", size.tiles().orElseThrow().name());
    model.put("sources", verilog.keySet());
    model.put("pins", pins());
    model.put("digest", String.format("%08x", design.digest()));
    model.put("inputs", values.get("INPUTS"));
    model.put("neurons", values.get("NEURONS"));
    model.put("synapses", values.get("INPUTS") * values.get("NEURONS"));
    model.put("inhibition", values.get("INHIBITION") != 0);
    model.put("pairs", values.get("NEURONS") * values.get("NEURONS"));
    model.put("registers", RegisterTable.markdown(chip.top(), values));
    model.put("clocks", shell.vectors().clocks());
    List<CoreFile> files = new ArrayList<>();
    files.add(file("docs/info.md", "tinytapeout_info.md.vm", model, "page of the datasheet"));
    model.put("description", quoted(core.origin().description()));
    files.add(0, file("info.yaml", "tinytapeout_info.yaml.vm", model, "project of Tiny Tapeout"));
    verilog.forEach(
        (name, text) ->
            files.add(CoreFile.of(FOLDER + "src/" + name, Role.PACKAGE, text, "its Verilog")));
    files.add(file("src/config.json", "tinytapeout_config.json.vm", model, "for LibreLane"));
    files.add(file("test/Makefile", "tinytapeout_makefile.vm", model, "runs its test"));
    files.add(file("test/tb.v", "tinytapeout_tb.v.vm", model, "its testbench"));
    files.add(
        CoreFile.of(
            FOLDER + "test/trace.mem",
            Role.PACKAGE,
            trace(shell.vectors()),
            "all pins, clock by clock"));
    return files;
  }

  private CoreFile file(String path, String template, Map<String, Object> model, String doc) {
    return CoreFile.of(FOLDER + path, Role.PACKAGE, templates.render(template, model), doc);
  }

  /** A text as YAML has it. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Nanoseconds of a clock, whole ones where it comes to that. */
  private static String period(double clockHz) {
    double period = NANOSECONDS / clockHz;
    return period == Math.rint(period)
        ? Long.toString((long) period)
        : String.format(Locale.ROOT, "%.3f", period);
  }

  private static List<Pin> pins() {
    List<Pin> pins = new ArrayList<>();
    for (int i = 0; i < PINS; i++) {
      pins.add(new Pin("ui[" + i + "]", "IN" + i));
    }
    for (int i = 0; i < PINS; i++) {
      pins.add(new Pin("uo[" + i + "]", "OUT" + i));
    }
    for (int i = 0; i < PINS; i++) {
      pins.add(new Pin("uio[" + i + "]", i < BIDIRECTIONAL.size() ? BIDIRECTIONAL.get(i) : ""));
    }
    return pins;
  }

  /** {rst_n, ena, ui_in, uio_in, uo_out, uio_out} of each clock as nine hexadecimal digits. */
  private static String trace(TestVectors vectors) {
    var text = new StringBuilder("// all pins, clock by clock: see tb.v\n");
    for (int c = 0; c < vectors.clocks(); c++) {
      long in = 0;
      for (String pin : List.of("rst_n", "ena", "ui_in", "uio_in")) {
        in = packed(in, vectors.inputs(), vectors.stimulus(), c, pin);
      }
      for (String pin : List.of("uo_out", "uio_out")) {
        in = packed(in, vectors.compared(), vectors.expected(), c, pin);
      }
      text.append(String.format("%09x\n", in));
    }
    return text.toString();
  }

  private static long packed(
      long high, RecordLayout layout, long[] records, int clock, String pin) {
    RecordLayout.Signal signal = layout.signal(pin);
    return high << signal.bits() | records[clock * layout.words() + signal.offset()];
  }
}
