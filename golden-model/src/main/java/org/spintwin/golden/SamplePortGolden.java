// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.golden.LinkRequest.Phase;
import org.spintwin.spec.SamplePortSpec;

/** Golden model of {@code sample_port}: {@code docs/link.md}, "sample_port". */
public final class SamplePortGolden extends WordPort {
  private static final int WORD_BITS = 15;
  private static final int NO_REGISTER = 0x300;

  private final int beatWords;
  private final int beats;
  private final int resultWords;

  private int place;
  private int beatNumber;
  private boolean beatValid;
  private boolean discard;
  private final int[] beat;
  private final int[] result;

  public SamplePortGolden(Map<String, Long> values) {
    super(SamplePortSpec.BLOCK, SamplePortSpec.BLOCK.resolve(values), LinkRequest.SAMPLES);
    Map<String, Long> all = SamplePortSpec.BLOCK.resolve(values);
    beatWords = all.get("BEAT_WORDS").intValue();
    beats = all.get("BEATS").intValue();
    resultWords = all.get("RESULT_WORDS").intValue();
    beat = new int[beatWords];
    result = new int[resultWords];
    reset();
  }

  /** Whether the result is awaited on this clock. */
  boolean awaitsResult() {
    return phase == Phase.CHIP;
  }

  /**
   * One rising edge.
   *
   * @param given a word of requests is offered
   * @param taken the word of answers that is offered, if one is, is taken
   * @param chipReady the beat that is offered, if one is, is taken
   * @param results bits of the result; not looked at where {@code done} is false or no result is
   *     awaited
   */
  void clock(
      boolean reset,
      boolean given,
      int request,
      boolean taken,
      boolean chipReady,
      boolean done,
      long[] results) {
    if (reset) {
      reset();
      return;
    }
    Phase before = phase;
    boolean takes = given && wordReady;
    boolean answers = before == Phase.ANSWER && (!wordValid || taken);
    wordReady = before.takesWords() && !takes;
    wordValid = answers || wordValid && !taken;
    discard = false;
    switch (before) {
      case REQUEST -> {
        if (takes) {
          begin(request);
        }
      }
      case LOW -> phase = takes ? Phase.HIGH : Phase.LOW;
      case HIGH -> {
        if (takes) {
          answer(head, 1);
        }
      }
      case OFFER -> {
        if (chipReady) {
          beatTaken();
        }
      }
      case CHIP -> {
        if (done) {
          var bits = new BitFields(Arrays.copyOf(results, results.length + 1));
          Arrays.setAll(result, w -> (int) bits.get(WORD_BITS));
          answer(0, resultWords);
        }
      }
      case ANSWER -> {
        if (answers && head == 0) {
          offerResult();
        } else if (answers) {
          offer(answerWord(0));
        }
      }
    }
  }

  private void begin(int request) {
    LinkRequest kind = LinkRequest.of(request);
    if (kind == LinkRequest.DATA) {
      System.arraycopy(beat, 1, beat, 0, beatWords - 1);
      beat[beatWords - 1] = request;
      place = (place + 1) % beatWords;
      if (place == 0) {
        beatValid = true;
        phase = Phase.OFFER;
      }
      return;
    }
    discard = beatNumber != 0;
    place = 0;
    beatNumber = 0;
    switch (kind) {
      case READ -> answer(request | NO_REGISTER, LinkRequest.READ_WORDS);
      case WRITE -> {
        head = request | NO_REGISTER;
        phase = Phase.LOW;
      }
      case IDENTITY -> answer(request, LinkRequest.IDENTITY_WORDS);
      default -> answer(LinkRequest.UNKNOWN_WORD, 1);
    }
  }

  private void beatTaken() {
    beatValid = false;
    beatNumber = (beatNumber + 1) % beats;
    phase = beatNumber == 0 ? Phase.CHIP : Phase.REQUEST;
  }

  private void offerResult() {
    offer(result[0]);
    System.arraycopy(result, 1, result, 0, resultWords - 1);
    result[resultWords - 1] = 0;
  }

  private void reset() {
    resetWords();
    place = 0;
    beatNumber = 0;
    beatValid = false;
    discard = false;
    Arrays.fill(beat, 0);
    Arrays.fill(result, 0);
  }

  boolean beatValid() {
    return beatValid;
  }

  /** Bits of the beat, those of its first word lowest. */
  long[] beat() {
    long[] bits = new long[beatWords * WORD_BITS / 64 + 1];
    var packed = new BitFields(bits);
    for (int w : beat) {
      packed.put(w, WORD_BITS);
    }
    return bits;
  }

  boolean discard() {
    return discard;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("word_valid_i"),
        (int) in.get("word_i"),
        in.flag("word_ready_i"),
        in.flag("beat_ready_i"),
        in.flag("result_valid_i"),
        in.bits("result_i"));
  }

  @Override
  void write(RecordWriter out) {
    writeWords(out);
    out.put(beatValid);
    out.put(discard);
    out.put(phase.ordinal());
    out.put(head);
    out.put(place);
    out.put(beatNumber);
    out.put(left);
    out.putAll(beat, WORD_BITS);
    out.putAll(result, WORD_BITS);
  }
}
