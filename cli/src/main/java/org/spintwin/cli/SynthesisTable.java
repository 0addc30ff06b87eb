// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spintwin.board.FpgaDevice;
import org.spintwin.cli.SynthesisRow.Measured;
import org.spintwin.cli.SynthesisRow.Published;
import org.spintwin.harness.SustainedLoad;
import org.spintwin.harness.Synthesis;

/**
 * Size and speed of some configurations, from the same Verilog that {@code verify} compares with
 * the golden model, beside the best published figures that the same tools gave.
 */
final class SynthesisTable {
  private static final Published TINY_ODIN = new Published("tinyODIN", 2202, 1 / 2.03, 25.6);
  private static final Published TINY_ODIN_UP5K = new Published("tinyODIN", 2202, 1 / 2.03, 11.0);
  private static final Published SPIKER = new Published("Spiker+", 90, 0, 108.5);

  private static final String LEAN =
      "Signed 4-bit codes, 12-bit membranes, leak by run-time shift, threshold, reset value, event"
          + " queues, AXI, codes and settings written at run time; left out: traces, refractory time, inhibition,"
          + " counters, read-back.";

  /** What all chips of the table have in common: see {@link #LEAN}. */
  private static final Map<String, Long> BASE =
      Map.ofEntries(
          Map.entry("NEURONS", 256L),
          Map.entry("INPUTS", 256L),
          Map.entry("LANES", 1L),
          Map.entry("CODE_BITS", 4L),
          Map.entry("CODE_FRACTION_BITS", 0L),
          Map.entry("FRACTION_BITS", 0L),
          Map.entry("MEMBRANE_BITS", 12L),
          Map.entry("TRACE_BITS", 12L),
          Map.entry("PSP_SHAPE", 0L),
          Map.entry("LEAK_MODE", 1L),
          Map.entry("COEFFICIENT_BITS", 4L),
          Map.entry("INIT_LEAK", 4L),
          Map.entry("REFRACTORY_BITS", 0L),
          Map.entry("DIVIDER_BITS", 8L),
          Map.entry("POLARITY", 2L),
          Map.entry("INHIBITION", 0L),
          Map.entry("COUNTER_BITS", 0L),
          Map.entry("READBACK", 0L));

  private static final Map<String, Long> OBSERVED = Map.of("COUNTER_BITS", 32L, "READBACK", 1L);

  private static final Map<String, Long> FIXED =
      Map.of("FIXED_SETTINGS", 1L, "INIT_THRESHOLD", FoldedRow.THRESHOLD);

  private static final Map<String, Long> FULL =
      Map.of(
          "LANES", 4L,
          "PSP_SHAPE", 1L,
          "INIT_DECAY_E", 3L,
          "INIT_DECAY_I", 3L,
          "POLARITY", 0L,
          "REFRACTORY_BITS", 8L,
          "INHIBITION", 1L,
          "INIT_INHIBITION", 1L,
          "COUNTER_BITS", 32L,
          "READBACK", 1L);

  private static final Set<String> CODES = Set.of("code_q");
  private static final Set<String> CODES_AND_MASK = Set.of("code_q", "mask_q");
  private static final String QUARTER = " Placed with 64 inputs, as tinyODIN was: a quarter of it.";
  private static final String SERIAL =
      " Codes in single-port RAM, so loaded at run time. Placed behind shift registers, for want of"
          + " pins; they are not in the counts.";

  static final List<SynthesisRow> ROWS =
      List.of(
          new FoldedRow(
              "lane1",
              "256 x 256, 1 lane",
              LEAN + QUARTER,
              FpgaDevice.HX8K,
              with(Map.of()),
              64,
              Set.of(),
              false,
              TINY_ODIN),
          new FoldedRow(
              "lane1_observed",
              "256 x 256, 1 lane, 32-bit counters, read-back",
              "As lane1, with 32-bit counters and read-back of state and codes." + QUARTER,
              FpgaDevice.HX8K,
              with(OBSERVED),
              64,
              Set.of(),
              false,
              TINY_ODIN),
          new FoldedRow(
              "lanes16_up5k",
              "256 x 256, 16 lanes",
              "As lane1, in full." + SERIAL,
              FpgaDevice.UP5K,
              with(Map.of("LANES", 16L)),
              256,
              CODES,
              true,
              TINY_ODIN_UP5K),
          wide("lanes4", 4, 64, Map.of()),
          wide("lanes8", 8, 64, Map.of()),
          wide("lanes16", 16, 16, Map.of()),
          wide("lanes8_fixed", 8, 64, FIXED),
          new FoldedRow(
              "full4_up5k",
              "256 x 256, 4 lanes, full-featured",
              "Exponential traces for both polarities, polarity of each synapse, refractory time,"
                  + " lateral inhibition with a mask of 256 x 256, 32-bit counters, read-back;"
                  + " nothing left out but second traces. Does not fit hx8k. Each spike takes"
                  + " a sweep for the inhibition."
                  + SERIAL,
              FpgaDevice.UP5K,
              with(FULL),
              256,
              CODES_AND_MASK,
              true,
              TINY_ODIN_UP5K),
          new NeuronRow(
              "neuron",
              "one parallel neuron",
              "8-bit membrane, sum of currents given, run-time threshold; leak (shift by 4) and reset"
                  + " value (0) fixed; without synapses, interface and configuration.",
              FpgaDevice.HX8K,
              false,
              SPIKER),
          new NeuronRow(
              "neuron_run_time",
              "one parallel neuron, all at run time",
              "As neuron, with leak and reset value changeable at run time.",
              FpgaDevice.HX8K,
              true,
              SPIKER));

  private SynthesisTable() {}

  private static FoldedRow wide(String key, long lanes, long inputs, Map<String, Long> settings) {
    Map<String, Long> parameters = with(settings);
    parameters.put("LANES", lanes);
    parameters.put("INPUTS", inputs);
    return new FoldedRow(
        key,
        "256 x "
            + inputs
            + ", "
            + lanes
            + " lanes"
            + (settings.isEmpty() ? "" : ", fixed settings"),
        "As lane1, with as many inputs (a power of two) as the block RAM holds"
            + (settings.isEmpty() ? "." : "; threshold, reset value and leak are constants."),
        FpgaDevice.HX8K,
        parameters,
        inputs,
        Set.of(),
        false,
        TINY_ODIN);
  }

  private static Map<String, Long> with(Map<String, Long> changes) {
    Map<String, Long> parameters = new LinkedHashMap<>(BASE);
    parameters.putAll(changes);
    return parameters;
  }

  /** Measures the rows, and prints them as they come. */
  static List<Map<String, Object>> print(
      List<SynthesisRow> rows, Synthesis synthesis, Console console) {
    console.print(
        "%-16s %-6s %6s %6s %6s %4s %6s %9s %7s %8s %11s   %s",
        "",
        "device",
        "LUT4",
        "FF",
        "carry",
        "RAM",
        "SPRAM",
        "SOP/clock",
        "spikes",
        "MHz",
        "SOP/s/LUT",
        "published: LUT4, SOP/clock, MHz, SOP/s/LUT");
    List<Map<String, Object>> json = new ArrayList<>();
    for (SynthesisRow row : rows) {
      Measured found = console.timed(row.key(), () -> row.measure(synthesis));
      print(row, found, console);
      json.add(json(row, found));
    }
    console.print("");
    console.print(
        "SOP: synaptic operations, an event at one neuron, with %d events a step as fast as they are"
            + " taken; spikes: a step. RAM: 4 kbit, SPRAM: 256 kbit. LUT4 to SPRAM without"
            + " shift registers.",
        SustainedLoad.EVENTS_PER_STEP);
    rows.forEach(row -> console.print("%s: %s. %s", row.key(), row.title(), row.remark()));
    return json;
  }

  private static void print(SynthesisRow row, Measured found, Console console) {
    Published published = row.published();
    boolean synapses = found.load() != null;
    console.print(
        "%-16s %-6s %6d %6d %6d %4d %6d %9s %7s %8.2f %11s   %s: %d, %s, %.1f, %s",
        row.key(),
        row.device().name(),
        found.cells().luts(),
        found.cells().flipFlops(),
        found.cells().carries(),
        found.cells().blockRams(),
        found.cells().singlePortRams(),
        synapses ? number("%.3f", found.operationsPerClock()) : "-",
        synapses ? number("%.1f", found.load().spikesPerStep()) : "-",
        found.placement().megahertz(),
        synapses ? number("%.0f", found.efficiency()) : "-",
        published.name(),
        published.luts(),
        synapses ? number("%.3f", published.operationsPerClock()) : "-",
        published.megahertz(),
        synapses ? number("%.0f", published.efficiency()) : "-");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static Map<String, Object> json(SynthesisRow row, Measured found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", row.key());
    json.put("title", row.title());
    json.put("remark", row.remark());
    json.put("device", row.device().name());
    json.put("cells", found.cells());
    json.put("placement", found.placement());
    if (found.load() != null) {
      json.put("load", found.load());
      json.put("operationsPerClock", found.operationsPerClock());
      json.put("operationsPerSecondAndLut", found.efficiency());
    }
    json.put("published", row.published());
    return json;
  }
}
