// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.harness.FollowingStimulus;
import org.spintwin.spec.Design;

/**
 * A host on the serial line of a linked chip that says everything there is to say, mostly right:
 * frames of requests, acknowledgements and new sessions, and what bad lines and buttons make of
 * them. It looks into the chip for what frames should say, so that it needs no memory of its own.
 */
public final class RandomHost extends FollowingStimulus {
  private static final int CLOCKS_TO_BUTTON = 60_000;

  /** Start bit, 8 bits, stop bit. */
  private static final int CHARACTER = 10;

  private final long seed;
  private final Map<String, Long> values;
  private final Design design;
  private final int buttonAt;
  private final int lineAt;
  private final int sessionAt;
  private final int expectedAt;
  private final int sentAt;

  private SplittableRandom random;
  private RandomFrames frames;
  private List<Integer> frame;
  private int sent;

  /** Bits of the character on the line, the next one lowest. */
  private int bits;

  private int bitsLeft;
  private long phase;
  private int clocksToButton;
  private int pressedClocks;

  /**
   * @param design of a linked chip
   * @param source gives its golden model at clock 0 with its memories loaded
   */
  public RandomHost(Design design, Supplier<ClockedModel> source, long seed) {
    super(design.top(), design.values(), source);
    this.seed = seed;
    values = design.values();
    this.design = design;
    buttonAt = input("reset_ni");
    lineAt = input("uart_rx_i");
    sessionAt = output("u_frame_receiver.session_o");
    expectedAt = output("u_frame_receiver.expected_o");
    sentAt = output("u_frame_sender.sent_q");
    restart();
  }

  @Override
  public void restart() {
    super.restart();
    random = new SplittableRandom(seed);
    frames = new RandomFrames(design, random);
    frame = List.of();
    sent = 0;
    bits = 1;
    bitsLeft = 1;
    phase = 0;
    clocksToButton = random.nextInt(CLOCKS_TO_BUTTON);
    pressedClocks = 0;
  }

  @Override
  protected void drive() {
    if (clocksToButton-- == 0) {
      pressedClocks = random.nextInt(4) == 0 ? random.nextInt(1, 400) : random.nextInt(1, 4);
      clocksToButton = clocksToButton();
    }
    set(buttonAt, pressedClocks > 0 ? 0 : 1);
    pressedClocks = Math.max(0, pressedClocks - 1);
    set(lineAt, bits & 1);
    phase += values.get("BAUD_RATE");
    if (phase >= values.get("CLOCK_RATE")) {
      phase -= values.get("CLOCK_RATE");
      nextBit();
    }
  }

  /** Mostly soon; now and then sessions last. */
  private int clocksToButton() {
    return random.nextInt(CLOCKS_TO_BUTTON << 2 * random.nextInt(3));
  }

  private void nextBit() {
    bits >>= 1;
    bitsLeft--;
    if (bitsLeft > 0) {
      return;
    }
    if (sent < frame.size()) {
      int stop = random.nextInt(400) == 0 ? 0 : 1;
      bits = frame.get(sent++) << 1 | stop << CHARACTER - 1;
      bitsLeft = CHARACTER;
    } else {
      pause();
      frame = frames.next((int) get(sessionAt), (int) get(expectedAt), (int) get(sentAt));
      sent = 0;
    }
  }

  /** An idle line, mostly short; now and then long enough for the board to send again. */
  private void pause() {
    long retry = values.get("RETRY_CLOCKS") * values.get("BAUD_RATE") / values.get("CLOCK_RATE");
    bitsLeft =
        switch (random.nextInt(16)) {
          case 0 -> 1 + (int) (retry * random.nextInt(1, 20) / 16);
          case 1, 2, 3 -> random.nextInt(1, 400);
          default -> random.nextInt(1, 40);
        };
    // Now and then the line hangs low.
    bits = random.nextInt(64) == 0 ? 0 : -1;
  }
}
