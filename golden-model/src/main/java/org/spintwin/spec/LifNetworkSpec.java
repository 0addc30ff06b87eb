// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.Port.Direction;

/**
 * A network of layers of spiking neurons, which work one after the other: how its blocks are wired.
 * Its behaviour is in {@code docs/chips/lif-network.md}.
 */
public final class LifNetworkSpec {
  /** The beginning of the first step of a sequence. */
  private static final String CLEAR = "start && first";

  private LifNetworkSpec() {}

  /**
   * The top of a network.
   *
   * @param chip of which the structure, the widths and whether settings are 0 or alike count; codes
   *     and settings are contents of memories
   */
  public static TopSpec top(LifNetworkChip chip) {
    var wires = new LifNetworkWires(chip);
    int last = chip.layers().size();
    List<Instance> instances = new ArrayList<>();
    instances.add(
        Instance.of(
            "u_network_step",
            NetworkStepSpec.BLOCK,
            literal(Map.of("INPUTS", chip.inputs(), "INPUT_BITS", chip.inputBits())),
            Map.of(
                "values_o",
                wires.answers(LifNetworkChip.INPUT),
                "done_i",
                "done_" + last,
                "clipped_i",
                clipped(last))));
    wires.lines().forEach(line -> instances.add(line(line, wires, last)));
    for (int k = 1; k <= last; k++) {
      instances.add(scan(chip, k, wires));
      instances.add(array(chip, k));
      instances.add(neurons(chip, k, wires));
    }
    return new TopSpec(
        block(chip, wires),
        instances,
        "valid_o",
        Expr.of(latency(instances)),
        "A step is taken on a clock with `valid_i` and `ready_o`; with `first_i` it begins a sequence."
            + " `valid_o` is high for one\n"
            + "clock when the results of the step are there; they stay until the next is taken.");
  }

  private static String clipped(int layers) {
    return IntStream.rangeClosed(1, layers)
        .mapToObj(k -> "saturated_" + k)
        .collect(Collectors.joining(" || "));
  }

  /** From the edge that takes a step. */
  private static long latency(List<Instance> instances) {
    long clocks = 1;
    for (Instance i : instances) {
      Map<String, Long> values = i.values(Map.of());
      if (i.block() == LayerScanSpec.BLOCK) {
        clocks += LayerScanSpec.LATENCY + values.get("GROUPS") * values.get("COLUMNS");
      } else if (i.block() == LayerArraySpec.BLOCK) {
        // The edge that takes a column comes after the one that presents it.
        clocks += 1 + LayerArraySpec.LATENCY;
      } else if (i.block() == LayerNeuronSpec.BLOCK) {
        clocks += values.get("STAGES");
      }
    }
    return clocks;
  }

  private static BlockSpec block(LifNetworkChip chip, LifNetworkWires wires) {
    List<Port> ports =
        new ArrayList<>(
            List.of(
                Port.input("clk_i", "1", "clock, rising edge"),
                Port.input(
                    "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
                Port.input("valid_i", "1", "a step is given; ignored while ready_o is 0"),
                Port.output("ready_o", "1", "a step is taken where valid_i is 1 as well"),
                new Port(
                    "values_i",
                    Direction.INPUT,
                    Expr.of(chip.inputs()),
                    Expr.of(chip.inputBits()),
                    chip.inputBits() > 1,
                    "inputs of the step" + (chip.inputBits() > 1 ? ", two's complement" : "")),
                Port.input("first_i", "1", "it is the first of a sequence"),
                Port.output("valid_o", "1", "one clock long: the step is done")));
    for (int k : chip.outputs()) {
      Layer layer = chip.layers().get(k - 1);
      ports.add(
          new Port(
              wires.result(k),
              Direction.OUTPUT,
              Expr.of(layer.neurons()),
              Expr.of(layer.answerBits()),
              !layer.fires(),
              (layer.fires() ? "spikes of layer " : "membranes, two's complement, of layer ")
                  + k
                  + ", "
                  + layer.name()));
    }
    ports.add(Port.output("saturated_o", "1", "a number was clipped in the last step"));
    return new BlockSpec(
        "lif_network",
        "Twin of a network of layers of spiking neurons, which work one after the other.",
        List.of(MramLifParameters.named("SPEC_DIGEST"), MramLifParameters.named("LOAD_IMAGE")),
        List.of(),
        List.of(),
        ports,
        List.of(),
        List.of());
  }

  private static Instance line(LifNetworkLine line, LifNetworkWires wires, int last) {
    return Instance.of(
        line.instance(),
        DelayLineSpec.BLOCK,
        literal(Map.of("WIDTH", wires.width(line), "DELAY", line.delay())),
        Map.of(
            "clear_i",
            CLEAR,
            "advance_i",
            "done_" + last,
            "source_i",
            wires.source(line),
            "delayed_o",
            LifNetworkWires.delayed(line)));
  }

  private static Instance scan(LifNetworkChip chip, int k, LifNetworkWires wires) {
    Map<String, String> connections = new HashMap<>(column("o", k));
    connections.put("start_i", k == 1 ? "start" : "done_" + (k - 1));
    connections.put("values_i", wires.columns(k));
    return Instance.of("u_scan_" + k, LayerScanSpec.BLOCK, literal(sizes(chip, k)), connections);
  }

  private static Instance array(LifNetworkChip chip, int k) {
    Map<String, Integer> parameters = new LinkedHashMap<>(sizes(chip, k));
    parameters.put("CODE_BITS", chip.layers().get(k - 1).codeBits());
    Map<String, String> connections = new HashMap<>(column("i", k));
    connections.put("sums_o", "sums_" + k);
    connections.put("valid_o", "sums_valid_" + k);
    return Instance.of("u_array_" + k, LayerArraySpec.BLOCK, literal(parameters), connections);
  }

  private static Instance neurons(LifNetworkChip chip, int k, LifNetworkWires wires) {
    Layer layer = chip.layers().get(k - 1);
    Map<String, Integer> parameters = new LinkedHashMap<>();
    parameters.put("NEURONS", layer.neurons());
    parameters.put("LANES", layer.lanes());
    parameters.put("SUM_BITS", chip.sizes().sumBits(layer));
    parameters.put("CURRENT_SHIFT", layer.currentShift());
    parameters.put("MEMBRANE_BITS", layer.membraneBits());
    parameters.put("CURRENT_BITS", layer.currentBits());
    parameters.put("COEFFICIENT_BITS", layer.coefficientBits());
    parameters.put("SYNAPSE", layer.synapse().ordinal());
    parameters.put("LEAKS", flag(layer.any(LifNetworkChip.Settings::leak)));
    parameters.put("FIRES", flag(layer.fires()));
    parameters.put("RESET_SUBTRACT", flag(layer.subtracts()));
    parameters.put("OWN_SETTINGS", flag(layer.settings().size() > 1));
    parameters.put("RECURRENT", flag(wires.readsItself(k)));
    return Instance.of(
        "u_neurons_" + k,
        LayerNeuronSpec.BLOCK,
        literal(parameters),
        Map.of(
            "clear_i", CLEAR,
            "first_i", "first",
            "valid_i", "sums_valid_" + k,
            "sums_i", "sums_" + k,
            "answers_o", wires.answers(k),
            "done_o", "done_" + k,
            "saturated_o", "saturated_" + k));
  }

  private static Map<String, Integer> sizes(LifNetworkChip chip, int k) {
    Layer layer = chip.layers().get(k - 1);
    Map<String, Integer> parameters = new LinkedHashMap<>();
    parameters.put("NEURONS", layer.neurons());
    parameters.put("LANES", layer.lanes());
    parameters.put("COLUMNS", chip.sizes().columns(layer));
    parameters.put("VALUE_BITS", chip.sizes().valueBits(layer));
    return parameters;
  }

  /** A column on its way from the scan to the array. */
  private static Map<String, String> column(String end, int k) {
    return Map.of(
        "address_" + end, "address_" + k,
        "value_" + end, "value_" + k,
        "valid_" + end, "column_valid_" + k,
        "first_" + end, "column_first_" + k,
        "last_" + end, "column_last_" + k);
  }

  private static int flag(boolean holds) {
    return holds ? 1 : 0;
  }

  private static Map<String, String> literal(Map<String, Integer> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> Integer.toString(e.getValue())));
  }
}
