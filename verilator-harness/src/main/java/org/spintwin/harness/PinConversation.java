// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifMemories;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.rtl.TestVectors;
import org.spintwin.spec.RecordLayout;

/**
 * A host at the pins of a chip for Tiny Tapeout, which loads the chip's weights, sends steps of
 * events and takes the answers: {@code docs/tinytapeout.md}.
 */
public final class PinConversation {
  private static final long SEED = 1;
  private static final int STEPS = 24;
  private static final int RESET_CLOCKS = 6;

  /** Clocks without an answer after which none is to come. */
  private static final int QUIET_CLOCKS = 512;

  private static final int STROBE = 1;
  private static final int ACKNOWLEDGED = 2;
  private static final int OFFERED = 4;
  private static final int TAKEN = 8;

  private static final int WRITE = 0xA000;
  private static final int ARRAY_ADDRESS = 0x40;
  private static final int SYNAPSE_CODE = 0x44;
  private static final int INHIBITION_MASK = 0x48;
  private static final int STEP_END = 0x8000;
  private static final int IDENTITY = 0xB000;

  private final ClockedModel golden;
  private final RecordLayout inputs;
  private final RecordLayout pins;
  private final Queue<Integer> bytes = new ArrayDeque<>();
  private final List<Integer> answers = new ArrayList<>();
  private final List<long[]> driven = new ArrayList<>();
  private final List<long[]> shown = new ArrayList<>();
  private boolean strobe;
  private boolean taken;

  private PinConversation(GoldenChip shell) {
    golden = shell.golden();
    inputs = golden.inputs();
    pins = shell.design().top().outputs(shell.design().values());
  }

  /**
   * What a host and a chip say to each other, at the pins alone.
   *
   * @param vectors the pins, clock by clock from power-up
   * @param words what the chip answered
   */
  public record Recording(TestVectors vectors, List<Integer> words) {}

  /**
   * Weights are loaded, then random steps are sent.
   *
   * @param chip that {@link TinyTapeoutChip#of} takes, with the weights in its memories
   */
  public static Recording of(GoldenChip chip) {
    return new PinConversation(TinyTapeoutChip.of(chip)).hold(words(chip));
  }

  /** What the host says. */
  static List<Integer> words(GoldenChip chip) {
    List<Integer> words = new ArrayList<>(List.of(IDENTITY));
    MramLifMemories.Contents contents = MramLifMemories.of(chip);
    write(words, ARRAY_ADDRESS, 0);
    for (int[] row : contents.synapses()) {
      for (int synapse : row) {
        write(words, SYNAPSE_CODE, synapse);
      }
    }
    if (chip.design().values().get("INHIBITION") != 0) {
      write(words, ARRAY_ADDRESS, 0);
      for (boolean[] row : contents.mask()) {
        for (boolean inhibits : row) {
          write(words, INHIBITION_MASK, inhibits ? 1 : 0);
        }
      }
    }
    var random = new SplittableRandom(SEED);
    int inputs = chip.design().values().get("INPUTS").intValue();
    for (int step = 0; step < STEPS; step++) {
      int rarity = 1 + step % 4;
      for (int i = 0; i < inputs; i++) {
        if (random.nextInt(rarity) == 0) {
          words.add(i);
        }
      }
      words.add(STEP_END);
    }
    return words;
  }

  private static void write(List<Integer> words, int address, int value) {
    words.add(WRITE | address);
    words.add(value & 0xFFFF);
    words.add(value >>> 16);
  }

  private Recording hold(List<Integer> words) {
    words.forEach(
        word -> {
          bytes.add(word & 0xFF);
          bytes.add(word >> 8);
        });
    var record = new long[golden.compared().words()];
    int quiet = 0;
    for (int c = 0; quiet < QUIET_CLOCKS; c++) {
      int before = answers.size();
      long[] input =
          drive(c < RESET_CLOCKS, (int) pin(record, "uio_out"), (int) pin(record, "uo_out"));
      golden.clock(input, 0, record, 0);
      driven.add(input);
      shown.add(Arrays.copyOf(record, pins.words()));
      quiet = bytes.isEmpty() && !strobe && answers.size() == before ? quiet + 1 : 0;
    }
    return new Recording(
        new TestVectors(inputs, pins, driven.size(), joined(driven), joined(shown)), answerWords());
  }

  private long[] drive(boolean reset, int out, int octet) {
    boolean acknowledged = (out & ACKNOWLEDGED) != 0;
    boolean offered = (out & OFFERED) != 0;
    int given = 0;
    if (!reset) {
      if (strobe && acknowledged) {
        strobe = false;
        bytes.remove();
      } else if (!strobe && !acknowledged && !bytes.isEmpty()) {
        strobe = true;
      }
      if (offered && !taken) {
        answers.add(octet);
      }
      taken = offered;
      given = strobe ? bytes.element() : 0;
    }
    long[] input = new long[inputs.words()];
    set(input, "rst_n", reset ? 0 : 1);
    set(input, "ena", 1);
    set(input, "ui_in", given);
    set(input, "uio_in", (strobe ? STROBE : 0) | (taken ? TAKEN : 0));
    return input;
  }

  private void set(long[] input, String port, long value) {
    input[inputs.signal(port).offset()] = value;
  }

  private long pin(long[] record, String port) {
    return record[pins.signal(port).offset()];
  }

  private List<Integer> answerWords() {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i + 1 < answers.size(); i += 2) {
      words.add(answers.get(i) | answers.get(i + 1) << 8);
    }
    return words;
  }

  private static long[] joined(List<long[]> records) {
    return records.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
