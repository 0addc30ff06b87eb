// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Requests carried out on a chip of samples: see {@code docs/link.md}, "sample_port". */
public final class SamplePortSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "sample_port",
          "Words of requests to samples, results to words of answers.",
          List.of(
              new Parameter("BEAT_BITS", 8, 1, 65536, "bits of a beat"),
              new Parameter("BEATS", 1, 1, 65536, "beats of a sample"),
              new Parameter("RESULT_BITS", 8, 1, 65536, "bits of a result"),
              MramLifParameters.named("SPEC_DIGEST")),
          List.of(
              new Derived("BEAT_WORDS", Expr.of("(BEAT_BITS + 14)/15"), "words of a beat"),
              new Derived("RESULT_WORDS", Expr.of("(RESULT_BITS + 14)/15"), "words of a result"),
              new Derived(
                  "PLACE_BITS", Expr.of("clog2(max(BEAT_WORDS, 2))"), "bits of a word's place"),
              new Derived("BEAT_NUMBER_BITS", Expr.of("clog2(max(BEATS, 2))"), "of a beat's place"),
              new Derived(
                  "LEFT_BITS",
                  Expr.of("clog2(max(RESULT_WORDS, 5) + 1)"),
                  "bits that count the words of an answer")),
          List.of(),
          LinkWordPorts.and(
              Port.output("beat_valid_o", "1", "a beat is offered"),
              Port.wire("beat_o", "BEAT_BITS", "the beat"),
              Port.input("beat_ready_i", "1", "it is taken"),
              Port.output("discard_o", "1", "one clock long: the beats of this sample are void"),
              Port.input("result_valid_i", "1", "one clock long: the result is there"),
              Port.input("result_i", "RESULT_BITS", "the result")),
          List.of(
              State.unsigned("state_q", "1", "3", "what is done: see docs/link.md"),
              State.unsigned("head_q", "1", "16", "first word of the request, then of the answer"),
              State.unsigned("place_q", "1", "PLACE_BITS", "words of this beat that have come"),
              State.unsigned(
                  "beat_number_q", "1", "BEAT_NUMBER_BITS", "beats of this sample taken"),
              State.unsigned("left_q", "1", "LEFT_BITS", "words of the answer not yet offered"),
              State.unsigned("beat_q", "BEAT_WORDS", "15", "words of the beat"),
              State.unsigned("result_q", "RESULT_WORDS", "15", "words of the result")),
          List.of());

  private SamplePortSpec() {}
}
