// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.IcarusSimulation;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Verification;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * What a chip must show to a stimulus, and which bits of it follow from what memories without an
 * image held at power-up: those in which golden models with other contents of these memories
 * differ. Only such bits may be unknown in a simulator that starts with everything unknown. The
 * first clocks, of the reset, are left out: they read memories at addresses that are being reset.
 */
final class ExpectedTrace {
  private static final int RANDOM_CONTENTS = 2;
  private static final String UNKNOWN_DIGITS = "xXzZ";

  private final RecordLayout inputLayout;
  private final RecordLayout layout;
  private final int clocks;
  private final long[] inputs;
  private final long[] records;

  /** Bits, record by record, that do not follow from the contents at power-up. */
  private final long[] known;

  /** A signal that is not as it must be. */
  record Finding(long clock, String signal, String found, String expected) {
    @Override
    public String toString() {
      return "clock " + clock + ": " + signal + " is " + found + ", expected " + expected;
    }
  }

  /**
   * What a simulator printed, compared.
   *
   * @param difference the first that is not as expected
   * @param unknowns the first of each signal that is unknown and must not be
   */
  record Comparison(Optional<Finding> difference, List<Finding> unknowns) {}

  /**
   * @param seed of contents of memories
   */
  ExpectedTrace(GoldenChip chip, Stimulus stimulus, int clocks, long seed) {
    this.clocks = clocks;
    ClockedModel golden = chip.golden();
    inputLayout = golden.inputs();
    layout = golden.compared();
    inputs = new long[clocks * inputLayout.words()];
    stimulus.restart();
    stimulus.fill(inputs, clocks);
    records = run(golden);
    known = new long[records.length];
    Arrays.fill(known, -1L);
    var random = new SplittableRandom(seed);
    for (int i = 0; i <= RANDOM_CONTENTS; i++) {
      ClockedModel other = chip.golden();
      for (MemoryShape memory : other.memories()) {
        if (!chip.design().memories().containsKey(memory.name())) {
          other.loadMemory(memory.name(), contents(memory, i == 0 ? null : random));
        }
      }
      long[] others = run(other);
      for (int w = 0; w < known.length; w++) {
        known[w] &= ~(others[w] ^ records[w]);
      }
    }
  }

  private long[] run(ClockedModel golden) {
    long[] result = new long[clocks * layout.words()];
    golden.clocks(inputs, result, clocks);
    return result;
  }

  /** Ones, or random bits. */
  private static long[] contents(MemoryShape memory, SplittableRandom random) {
    int longs = memory.longsPerWord();
    long[] contents = new long[memory.words() * longs];
    long last = -1L >>> -memory.width();
    for (int i = 0; i < contents.length; i++) {
      long bits = random == null ? -1L : random.nextLong();
      contents[i] = bits & (i % longs == longs - 1 ? last : -1L);
    }
    return contents;
  }

  int clocks() {
    return clocks;
  }

  /** Writes the stimulus as {@link IcarusSimulation} reads it. */
  void writeStimulus(Path file) throws IOException {
    Files.writeString(file, IcarusSimulation.words(inputs, inputs.length));
  }

  /** For how many clocks a signal has bits that follow from the contents at power-up. */
  Map<String, Integer> dependent() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int c = Verification.SETTLING_CLOCKS; c < clocks; c++) {
      for (Signal s : layout.signals()) {
        int base = c * layout.words() + s.offset();
        boolean depends = false;
        for (int w = base; w < base + s.words(); w++) {
          depends |= known[w] != -1L;
        }
        if (depends) {
          counts.merge(s.name(), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /**
   * @param dump what {@link IcarusSimulation#run} printed, of the first signals of the layout
   */
  Comparison compare(List<String> dump) {
    Optional<Finding> difference = Optional.empty();
    Map<String, Finding> unknowns = new LinkedHashMap<>();
    if (dump.size() < clocks) {
      var ended = new Finding(dump.size(), "the simulation", "at its end", "to go on");
      return new Comparison(Optional.of(ended), List.of());
    }
    for (int c = Verification.SETTLING_CLOCKS; c < clocks; c++) {
      String[] found = dump.get(c).split(" ");
      String[] expected = IcarusSimulation.line(layout, records, c * layout.words()).split(" ");
      for (int s = 0; s < found.length; s++) {
        if (found[s].equals(expected[s])) {
          continue;
        }
        Signal signal = layout.signals().get(s);
        var finding = new Finding(c, signal.name(), found[s], expected[s]);
        Verdict verdict = verdict(signal, c, found[s], expected[s]);
        if (verdict == Verdict.UNKNOWN) {
          unknowns.putIfAbsent(signal.name(), finding);
        } else if (verdict == Verdict.DIFFERS && difference.isEmpty()) {
          difference = Optional.of(finding);
        }
      }
    }
    return new Comparison(difference, new ArrayList<>(unknowns.values()));
  }

  private enum Verdict {
    EQUAL,
    UNKNOWN,
    DIFFERS
  }

  private Verdict verdict(Signal signal, int clock, String found, String expected) {
    Verdict verdict = Verdict.EQUAL;
    for (int digit = 0; digit < expected.length(); digit++) {
      int at = expected.length() - 1 - digit;
      int word = clock * layout.words() + signal.offset() + digit / 16;
      int bits = Math.min(4, signal.bits() - 4 * digit);
      int mask = (int) (known[word] >>> digit % 16 * 4) & (1 << bits) - 1;
      char c = found.charAt(at);
      if (UNKNOWN_DIGITS.indexOf(c) >= 0) {
        verdict = mask == 0 ? verdict : Verdict.UNKNOWN;
      } else if (((Character.digit(c, 16) ^ Character.digit(expected.charAt(at), 16)) & mask)
          != 0) {
        return Verdict.DIFFERS;
      }
    }
    return verdict;
  }
}
