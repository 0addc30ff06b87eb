// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.stream.Stream;

/** Words over the pins of Tiny Tapeout: see {@code docs/blocks/byte_port.md}. */
public final class BytePortSpec {
  /** The pins, but for the clock. */
  static final List<Port> PINS =
      List.of(
          Port.input("rst_n", "1", "reset, active low, may change at any time"),
          Port.input("ena", "1", "1 while the design is powered; not used"),
          Port.input("ui_in", "8", "byte from the host"),
          Port.output("uo_out", "8", "byte to the host"),
          Port.input(
              "uio_in", "8", "bit 0: the host's byte is there; bit 3: the host has the byte"),
          Port.output("uio_out", "8", "bit 1: the host's byte is taken; bit 2: a byte is there"),
          Port.wire("uio_oe", "8", "bits 1 and 2 are outputs"));

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "byte_port",
          "Bytes over pins, each with a strobe and its acknowledgement, to words and back.",
          List.of(),
          List.of(),
          List.of(),
          Stream.of(
                  List.of(Port.input("clk_i", "1", "clock, rising edge")),
                  PINS,
                  List.of(
                      Port.output("rst_no", "1", "the reset, synchronised"),
                      Port.output("request_valid_o", "1", "a word from the host is offered"),
                      Port.output("request_o", "16", "the word"),
                      Port.input("request_ready_i", "1", "it is taken"),
                      Port.input("answer_valid_i", "1", "a word to the host is offered"),
                      Port.input("answer_i", "16", "the word"),
                      Port.output("answer_ready_o", "1", "it is taken")))
              .flatMap(List::stream)
              .toList(),
          List.of(
              State.unsigned("reset_q", "1", "1", "the reset, as it was on the clock before"),
              State.unsigned("strobe_q", "2", "1", "bit 0 of uio_in, synchronised: element 1"),
              State.unsigned("taken_q", "2", "1", "bit 3 of uio_in, synchronised: element 1"),
              State.unsigned(
                  "second_q", "1", "1", "the next byte from the host is a word's second"),
              State.unsigned(
                  "state_q", "1", "2", "0 no byte to the host, 1 set up, 2 offered, 3 taken"),
              State.unsigned("high_q", "1", "8", "second byte of the word to the host"),
              State.unsigned("last_q", "1", "1", "the byte to the host is a word's second")),
          List.of());

  private BytePortSpec() {}
}
