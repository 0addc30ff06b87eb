// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.golden.LinkRequest.Phase;
import org.spintwin.spec.EventPortSpec;

/** Golden model of {@code event_port}: {@code docs/link.md}, "event_port". */
public final class EventPortGolden extends WordPort {
  private static final int NUMBER = 0x7FFF;
  private static final int HALF = 0xFFFF;
  private static final int ERROR_AT = 8;

  private final ChipAnswers inputs = new ChipAnswers();

  private int data;
  private boolean eventValid;
  private int event;
  private boolean isEvent;
  private boolean isEnd;
  private boolean spikeReady;
  private boolean writeAddress;
  private boolean writeData;
  private boolean writeAnswer;
  private boolean readAddress;
  private boolean readAnswer;

  public EventPortGolden(Map<String, Long> values) {
    super(EventPortSpec.BLOCK, EventPortSpec.BLOCK.resolve(values), LinkRequest.EVENTS);
    reset();
  }

  /** What the chip says on its buses on a clock. */
  static final class ChipAnswers {
    boolean eventReady;
    boolean spikeValid;
    int spike;
    boolean spikeLast;
    boolean writeAddressReady;
    boolean writeDataReady;
    boolean written;
    int writeError;
    boolean readAddressReady;
    boolean read;
    int readError;
    int readData;
  }

  /**
   * Drives the chip with what this block offers now.
   *
   * @param words of the chip's inputs
   */
  void drive(EventPins at, long[] words) {
    words[at.eventValid] = bit(eventValid);
    words[at.event] = event;
    words[at.eventKeep] = keep();
    words[at.eventLast] = bit(isEnd);
    words[at.spikeReady] = bit(spikeReady);
    words[at.writeAddressValid] = bit(writeAddress);
    words[at.writeAddress] = head & 0xFF;
    words[at.writeDataValid] = bit(writeData);
    words[at.writeData] = Integer.toUnsignedLong(data);
    words[at.writeAnswerReady] = bit(writeAnswer);
    words[at.readAddressValid] = bit(readAddress);
    words[at.readAddress] = head & 0xFF;
    words[at.readAnswerReady] = bit(readAnswer);
  }

  private static long bit(boolean flag) {
    return flag ? 1 : 0;
  }

  private int keep() {
    return isEvent ? 3 : 0;
  }

  /**
   * One rising edge.
   *
   * @param given a word of requests is offered
   * @param taken the word of answers that is offered, if one is, is taken
   */
  void clock(boolean reset, boolean given, int request, boolean taken, ChipAnswers chip) {
    if (reset) {
      reset();
      return;
    }
    Phase before = phase;
    boolean takes = given && wordReady;
    wordReady = before.takesWords() && !takes;
    boolean beat = chip.spikeValid && spikeReady;
    boolean answers = before == Phase.ANSWER && !wordValid && !spikeReady;
    spikeReady = before != Phase.ANSWER && !wordValid && !beat;
    wordValid = beat || answers || wordValid && !taken;
    if (beat) {
      word = chip.spikeLast ? LinkRequest.STEP_END_WORD : chip.spike & NUMBER;
    } else if (answers) {
      offer(answerWord(data));
    }
    if (takes) {
      take(before, request);
    } else if (before == Phase.OFFER && chip.eventReady) {
      eventValid = false;
      phase = Phase.REQUEST;
    } else if (before == Phase.CHIP) {
      access(chip);
    }
  }

  private void take(Phase before, int request) {
    switch (before) {
      case REQUEST -> begin(request);
      case LOW -> {
        data = data & ~HALF | request;
        phase = Phase.HIGH;
      }
      default -> {
        data = data & HALF | request << 16;
        writeAddress = true;
        writeData = true;
        writeAnswer = true;
        phase = Phase.CHIP;
      }
    }
  }

  private void begin(int request) {
    LinkRequest kind = LinkRequest.of(request);
    switch (kind) {
      case DATA, STEP_END -> {
        eventValid = true;
        event = request & NUMBER;
        isEvent = kind == LinkRequest.DATA;
        isEnd = !isEvent;
        phase = Phase.OFFER;
      }
      case READ -> {
        head = request;
        readAddress = true;
        readAnswer = true;
        phase = Phase.CHIP;
      }
      case WRITE -> {
        head = request;
        phase = Phase.LOW;
      }
      case IDENTITY -> answer(request, LinkRequest.IDENTITY_WORDS);
      case UNKNOWN -> answer(LinkRequest.UNKNOWN_WORD, 1);
    }
  }

  private void access(ChipAnswers chip) {
    writeAddress &= !chip.writeAddressReady;
    writeData &= !chip.writeDataReady;
    readAddress &= !chip.readAddressReady;
    if (writeAnswer && chip.written) {
      writeAnswer = false;
      answer(head | chip.writeError << ERROR_AT, 1);
    }
    if (readAnswer && chip.read) {
      readAnswer = false;
      data = chip.readData;
      answer(head | chip.readError << ERROR_AT, LinkRequest.READ_WORDS);
    }
  }

  private void reset() {
    resetWords();
    data = 0;
    eventValid = false;
    event = 0;
    isEvent = false;
    isEnd = false;
    spikeReady = false;
    writeAddress = false;
    writeData = false;
    writeAnswer = false;
    readAddress = false;
    readAnswer = false;
  }

  @Override
  void clock(InputReader in) {
    in.read(inputs);
    clock(
        !in.flag("rst_ni"),
        in.flag("word_valid_i"),
        (int) in.get("word_i"),
        in.flag("word_ready_i"),
        inputs);
  }

  @Override
  void write(RecordWriter out) {
    writeWords(out);
    out.put(eventValid);
    out.put(event);
    out.put(keep());
    out.put(isEnd);
    out.put(spikeReady);
    out.put(writeAddress);
    out.put(writeData);
    out.put(writeAnswer);
    out.put(readAddress);
    out.put(readAnswer);
    out.put(phase.ordinal());
    out.put(head);
    out.put(Integer.toUnsignedLong(data));
    out.put(left);
  }
}
