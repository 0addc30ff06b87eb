// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chip behind the link: how the blocks of the link are wired around it. The clock-exact behaviour
 * is in {@code docs/link.md}.
 */
public final class LinkedChipSpec {
  /** What the chip is called inside. */
  public static final String CHIP = "u_chip";

  private static final String VALID = "valid_o";
  private static final String READY = "ready_o";
  private static final Set<String> CONTROL = Set.of("clk_i", "rst_ni", "valid_i", VALID, READY);

  /** A word of Verilog's own without the second half. */
  private static final String REPEAT = "repeat_asked";

  private static final List<Port> PORTS =
      List.of(
          Port.input("clk_i", "1", "clock, rising edge"),
          Port.input("reset_ni", "1", "button, active low, asynchronous"),
          Port.input("uart_rx_i", "1", "serial line from the host"),
          Port.output("uart_tx_o", "1", "serial line to the host"),
          Port.flags("led_o", "2", "bit 0: there is a session; bit 1: words are coming"));

  private static final String USAGE =
      "A host speaks to it over the serial line, as docs/link.md of Spintwin says.";

  private LinkedChipSpec() {}

  /** Whether a chip takes events and has registers, as opposed to samples. */
  public static boolean isOfEvents(Design chip) {
    return has(chip, "s_axis_tvalid");
  }

  /** The top around a chip of events. */
  public static TopSpec ofEvents(Design chip) {
    List<Port> ports = EventPortSpec.BLOCK.ports();
    Map<String, String> port = EventWires.atPort(ports);
    port.putAll(words());
    Map<String, String> outside = EventWires.atChip(ports);
    outside.put("rst_ni", "chip_rst_n");
    return top(
        "event_link",
        chip,
        Instance.of("u_event_port", EventPortSpec.BLOCK, port),
        Instance.of(CHIP, chip.block(), outside));
  }

  /**
   * The top around a chip of samples.
   *
   * @param samplePorts the inputs that together are a sample, or a beat of it
   * @param beats of a sample
   */
  public static TopSpec ofSamples(Design chip, List<String> samplePorts, int beats) {
    BlockSpec block = chip.block();
    List<Port> sample = samplePorts.stream().map(name -> port(block, name)).toList();
    List<Port> result = results(chip);
    Map<String, String> port = new HashMap<>(words());
    Map<String, String> outside = new HashMap<>();
    outside.put("rst_ni", "chip_rst_n && !discard");
    outside.put("valid_i", "beat_valid");
    outside.put(VALID, "result_valid");
    port.put("beat_ready_i", has(chip, READY) ? "beat_ready" : "1'b1");
    if (has(chip, READY)) {
      outside.put(READY, "beat_ready");
    }
    block.inputs().stream()
        .filter(p -> !CONTROL.contains(p.name()))
        .forEach(p -> outside.put(p.name(), "{" + bits(p) + "{1'b0}}"));
    int bits = sample.stream().mapToInt(LinkedChipSpec::bits).sum();
    int low = 0;
    for (Port p : sample) {
      String slice = bits == 1 ? "beat" : "beat[" + (low + bits(p) - 1) + ":" + low + "]";
      // Some chips look at these on every clock.
      outside.put(p.name(), low == 0 ? slice : slice + " & {" + bits(p) + "{beat_valid}}");
      low += bits(p);
    }
    block.outputs().stream()
        .filter(p -> !CONTROL.contains(p.name()))
        .forEach(
            p -> {
              String net = "chip_" + p.name().replaceAll("_o$", "");
              outside.put(p.name(), result.contains(p) ? net : "unused_" + net);
            });
    List<String> highestFirst = new ArrayList<>();
    result.forEach(p -> highestFirst.add(0, outside.get(p.name())));
    port.put("result_i", "{" + String.join(", ", highestFirst) + "}");
    Map<String, String> sizes =
        Map.of(
            "BEAT_BITS",
            Integer.toString(bits),
            "BEATS",
            Integer.toString(beats),
            "RESULT_BITS",
            Integer.toString(result.stream().mapToInt(LinkedChipSpec::bits).sum()));
    return top(
        "sample_link",
        chip,
        Instance.of("u_sample_port", SamplePortSpec.BLOCK, sizes, port),
        Instance.of(CHIP, block, outside));
  }

  /** The outputs of a chip of samples that together are a result, with literal sizes. */
  public static List<Port> results(Design chip) {
    return chip.block().outputs().stream().filter(p -> !CONTROL.contains(p.name())).toList();
  }

  /** What carries out requests, between the two streams of words. */
  private static Map<String, String> words() {
    return Map.of(
        "rst_ni",
        "chip_rst_n && !opened",
        "word_valid_i",
        "request_valid",
        "word_i",
        "request",
        "word_ready_o",
        "request_ready",
        "word_valid_o",
        "answer_valid",
        "word_o",
        "answer_word",
        "word_ready_i",
        "answer_ready");
  }

  private static TopSpec top(String stem, Design chip, Instance port, Instance inside) {
    List<Instance> instances =
        List.of(
            Instance.of(
                "u_link_reset",
                LinkResetSpec.BLOCK,
                Map.of("rst_no", "rst_n", "chip_rst_no", "chip_rst_n")),
            Instance.of(
                "u_uart_receiver",
                UartReceiverSpec.BLOCK,
                Map.of("rst_ni", "rst_n", "byte_o", "received", "valid_o", "received_valid")),
            Instance.of(
                "u_frame_receiver",
                FrameReceiverSpec.BLOCK,
                Map.of(
                    "rst_ni", "rst_n",
                    "byte_i", "received",
                    "valid_i", "received_valid",
                    "word_valid_o", "request_valid",
                    "word_o", "request",
                    "word_ready_i", "request_ready",
                    "repeat_o", REPEAT)),
            port,
            inside,
            Instance.of(
                "u_frame_sender",
                FrameSenderSpec.BLOCK,
                Map.of(
                    "rst_ni", "rst_n",
                    "word_valid_i", "answer_valid",
                    "word_i", "answer_word",
                    "word_ready_o", "answer_ready",
                    "repeat_i", REPEAT,
                    "byte_o", "sent",
                    "valid_o", "sent_valid",
                    "ready_i", "sent_ready")),
            Instance.of(
                "u_uart_transmitter",
                UartTransmitterSpec.BLOCK,
                Map.of(
                    "rst_ni",
                    "rst_n",
                    "byte_i",
                    "sent",
                    "valid_i",
                    "sent_valid",
                    "ready_o",
                    "sent_ready")));
    TopSpec own = chip.top();
    return new TopSpec(
        new BlockSpec(
            stem,
            "A chip behind a serial link, for a board.",
            parameters(port.block()),
            List.of(),
            List.of(),
            PORTS,
            List.of(),
            List.of()),
        instances,
        CHIP + "." + own.step(),
        Expr.of(own.latency().eval(chip.values())),
        USAGE);
  }

  /** Those of the blocks of the link, each once, but for those that the chip decides. */
  private static List<Parameter> parameters(BlockSpec port) {
    Set<String> chips =
        SamplePortSpec.BLOCK.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    chips.remove("SPEC_DIGEST");
    return Stream.of(
            LinkResetSpec.BLOCK,
            UartReceiverSpec.BLOCK,
            UartTransmitterSpec.BLOCK,
            FrameSenderSpec.BLOCK,
            port)
        .flatMap(b -> b.parameters().stream())
        .filter(p -> !chips.contains(p.name()))
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .toList();
  }

  private static boolean has(Design chip, String port) {
    return chip.top().block().ports().stream().anyMatch(p -> p.name().equals(port));
  }

  private static Port port(BlockSpec block, String name) {
    return block.ports().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private static int bits(Port port) {
    return Math.toIntExact(port.bits().eval(Map.of()));
  }
}
