// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The receiving side of the link: see {@code docs/link.md}, "frame_receiver". */
public final class FrameReceiverSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "frame_receiver",
          "Checks frames, keeps the session and gives the words of the host in order, each once.",
          List.of(),
          List.of(),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "a byte came"),
              Port.input("byte_i", "8", "that byte"),
              Port.output("word_valid_o", "1", "a word is offered"),
              Port.output("word_o", "16", "that word"),
              Port.input("word_ready_i", "1", "the word is taken"),
              Port.output("opened_o", "1", "a session was opened; for one clock"),
              Port.output("session_o", "16", "the session, 0 where there is none"),
              Port.output("expected_o", "16", "place of the word that is expected next"),
              Port.output("limit_o", "16", "place before which there is room; 512 after reset"),
              Port.output("answer_o", "1", "the host is owed an answer; for one clock"),
              Port.output("acknowledged_valid_o", "1", "the host acknowledges; for one clock"),
              Port.output(
                  "acknowledged_o",
                  "16",
                  "place of the word that the host expects next; means something while"
                      + " acknowledged_valid_o is 1"),
              Port.output("repeat_o", "1", "likewise: the host misses words"),
              Port.flags("led_o", "2", "bit 0: there is a session; bit 1: bit 6 of expected_o")),
          List.of(
              State.unsigned("inside_q", "1", "1", "a byte of the frame came"),
              State.unsigned("left_q", "1", "8", "bytes before the next code byte"),
              State.unsigned("wrong_q", "1", "1", "this is no frame"),
              State.unsigned("index_q", "1", "4", "field of the next byte of the body"),
              State.unsigned("words_q", "1", "7", "words of the frame that are left"),
              State.unsigned("crc_q", "1", "16", "CRC-16 of the body so far"),
              State.unsigned("open_q", "1", "1", "flag OPEN of the frame"),
              State.unsigned("asks_q", "1", "1", "the frame is to be answered"),
              State.unsigned("offered_q", "1", "16", "session of the frame"),
              State.unsigned("fits_q", "1", "1", "the words of the frame can be taken"),
              State.unsigned("low_q", "1", "8", "low byte of a word"),
              State.unsigned("next_q", "1", "16", "place of the next word, if the frame is right")),
          List.of(Memory.working("ring_q", "512", "16", "word by place modulo 512")));

  private FrameReceiverSpec() {}
}
