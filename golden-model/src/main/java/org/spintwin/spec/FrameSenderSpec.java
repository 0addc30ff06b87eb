// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The sending side of the link: see {@code docs/link.md}, "frame_sender". */
public final class FrameSenderSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "frame_sender",
          "Keeps words until the host has acknowledged them and sends them in frames.",
          List.of(
              new Parameter(
                  "RETRY_CLOCKS", 600_000, 1, 1 << 30, "clocks without a frame until a retry")),
          List.of(
              new Derived(
                  "WAITED_BITS", Expr.of("clog2(max(RETRY_CLOCKS, 2))"), "bits of the time")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("word_valid_i", "1", "a word is offered"),
              Port.input("word_i", "16", "that word"),
              Port.output("word_ready_o", "1", "the word is taken"),
              Port.input("opened_i", "1", "a session was opened"),
              Port.input("session_i", "16", "the session, 0 where there is none"),
              Port.input("expected_i", "16", "place of the host's word that is expected next"),
              Port.input("limit_i", "16", "place before which the host may send words"),
              Port.input("answer_i", "1", "the host is owed an answer"),
              Port.input("acknowledged_valid_i", "1", "the host acknowledges"),
              Port.input(
                  "acknowledged_i",
                  "16",
                  "place of the word that the host expects next; means something while"
                      + " acknowledged_valid_i is 1"),
              Port.input("repeat_i", "1", "likewise: the host misses words"),
              Port.output("valid_o", "1", "a byte is offered"),
              Port.output("byte_o", "8", "that byte"),
              Port.input("ready_i", "1", "the byte is taken")),
          List.of(
              State.unsigned("written_q", "1", "16", "place of the next word that comes in"),
              State.unsigned("sent_q", "1", "16", "place of the next word to be sent"),
              State.unsigned("acknowledged_q", "1", "16", "place of the first word kept"),
              State.unsigned("announced_q", "1", "10", "limit that the host was told, less 512"),
              State.unsigned("owed_q", "1", "1", "the host is owed an answer"),
              State.unsigned("repeat_q", "1", "1", "words are to be sent again"),
              State.unsigned("waited_q", "1", "WAITED_BITS", "clocks without an acknowledgement"),
              State.unsigned("state_q", "1", "2", "0 idle, 1 composes a frame, 2 sends it"),
              State.unsigned("index_q", "1", "4", "field of the next byte of the body"),
              State.unsigned("words_q", "1", "7", "words of the frame that are left"),
              State.unsigned("high_q", "1", "8", "high byte of the field"),
              State.unsigned("crc_q", "1", "16", "CRC-16 of the body so far"),
              State.unsigned("code_q", "1", "8", "place of the code byte"),
              State.unsigned("place_q", "1", "8", "place of the next byte, written or sent")),
          List.of(
              Memory.working("ring_q", "512", "16", "word by place modulo 512"),
              Memory.working("frame_q", "256", "8", "the frame as it is sent")));

  private FrameSenderSpec() {}
}
