// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.Port;

/**
 * How samples and results become data words: the bits of the numbers one after the other, the first
 * lowest, cut into words of {@value #WORD_BITS} bits.
 *
 * @param beat numbers that are sent together
 * @param beats of a sample
 * @param result numbers of a result
 */
record SampleFormat(List<Number> beat, int beats, List<Number> result) {
  static final int WORD_BITS = 15;

  /** A number on the line. */
  record Number(int width, boolean signed) {}

  static SampleFormat of(GoldenChip chip) {
    BlockSpec block = chip.design().block();
    List<Number> beat = new ArrayList<>();
    for (String name : chip.model().samplePorts()) {
      block.ports().stream()
          .filter(p -> p.name().equals(name))
          .forEach(p -> beat.addAll(numbers(p)));
    }
    List<Number> result = new ArrayList<>();
    LinkedChipSpec.results(chip.design()).forEach(p -> result.addAll(numbers(p)));
    return new SampleFormat(beat, chip.model().beats(chip.design().values()), result);
  }

  private static List<Number> numbers(Port port) {
    int width = Math.toIntExact(port.width().eval(Map.of()));
    int elements = Math.toIntExact(port.elements().eval(Map.of()));
    return IntStream.range(0, elements).mapToObj(i -> new Number(width, port.signed())).toList();
  }

  /** Words of a result. */
  int resultWords() {
    return words(result);
  }

  private static int words(Collection<Number> numbers) {
    int bits = numbers.stream().mapToInt(Number::width).sum();
    return (bits + WORD_BITS - 1) / WORD_BITS;
  }

  /**
   * The words of a sample.
   *
   * @param sample numbers of each beat in turn; what a beat lacks at its end is 0
   */
  int[] packed(long[] sample) {
    int length = sample.length / beats;
    int beatWords = words(beat);
    int[] words = new int[beats * beatWords];
    for (int b = 0; b < beats; b++) {
      int bit = b * beatWords * WORD_BITS;
      for (int i = 0; i < beat.size(); i++) {
        long value = i < length ? sample[b * length + i] : 0;
        for (int k = 0; k < beat.get(i).width(); k++, bit++) {
          words[bit / WORD_BITS] |= (int) (value >>> k & 1) << bit % WORD_BITS;
        }
      }
    }
    return words;
  }

  /** The numbers of a result. */
  long[] unpacked(int[] words) {
    long[] numbers = new long[result.size()];
    int bit = 0;
    for (int i = 0; i < numbers.length; i++) {
      int width = result.get(i).width();
      for (int k = 0; k < width; k++, bit++) {
        numbers[i] |= (long) (words[bit / WORD_BITS] >>> bit % WORD_BITS & 1) << k;
      }
      int unused = Long.SIZE - width;
      numbers[i] = result.get(i).signed() ? numbers[i] << unused >> unused : numbers[i];
    }
    return numbers;
  }
}
