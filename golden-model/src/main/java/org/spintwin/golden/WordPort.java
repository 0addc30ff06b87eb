// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.golden.LinkRequest.Phase;
import org.spintwin.spec.BlockSpec;

/** What the golden models of the blocks that carry out requests have in common. */
abstract class WordPort extends BlockGolden {
  private static final int READ_HEAD = 9;

  private final int kind;
  private final int digest;

  Phase phase;

  /** First word of the request that is carried out, then of its answer. */
  int head;

  /** Words of the answer not yet offered. */
  int left;

  boolean wordReady;
  boolean wordValid;
  int word;

  /**
   * @param kind {@link LinkRequest#EVENTS} or {@link LinkRequest#SAMPLES}
   */
  WordPort(BlockSpec block, Map<String, Long> values, int kind) {
    super(block, values);
    this.kind = kind;
    digest = values.get("SPEC_DIGEST").intValue();
  }

  /** A word of requests is taken. */
  final boolean wordReady() {
    return wordReady;
  }

  /** A word of answers is offered. */
  final boolean wordValid() {
    return wordValid;
  }

  /** The word of answers. */
  final int word() {
    return word;
  }

  /** Begins an answer. */
  final void answer(int first, int words) {
    head = first;
    left = words;
    phase = Phase.ANSWER;
  }

  /**
   * The word of the answer that is due.
   *
   * @param value what was read, where it answers a read
   */
  final int answerWord(int value) {
    if (head == LinkRequest.IDENTITY_WORD) {
      return LinkRequest.identity(left, kind, digest);
    }
    boolean half = head >> 12 == READ_HEAD && left < LinkRequest.READ_WORDS;
    return half ? LinkRequest.half(value, left) : head;
  }

  /** Offers a word of the answer. */
  final void offer(int answer) {
    word = answer;
    left--;
    if (left == 0) {
      phase = Phase.REQUEST;
    }
  }

  final void resetWords() {
    phase = Phase.REQUEST;
    head = 0;
    left = 0;
    wordReady = false;
    wordValid = false;
    word = 0;
  }

  final void writeWords(RecordWriter out) {
    out.put(wordReady);
    out.put(wordValid);
    out.put(word);
  }
}
