// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.spec.Port;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Given samples, one after the other as fast as they are taken: {@code valid_i} is 1 on the clock
 * of a sample, or of a part of it, which is taken where {@code ready_o} is 1 or not there. All
 * other inputs rest.
 */
final class SampleStimulus extends FollowingStimulus implements FiniteStimulus {
  /** Random samples of an endless stimulus, which then come again. */
  private static final int RANDOM_SAMPLES = 256;

  private static final String READY = "ready_o";

  /** Input records, one a beat. */
  private final long[][] beats;

  private final int beatsPerSample;

  private final boolean endless;
  private final int reset = input("rst_ni");
  private final int valid = input("valid_i");
  private final int ready;
  private final int step;
  private long clock;
  private int next;
  private long done;

  /**
   * @param samples [sample][number], of the model's sample ports one after the other, for each beat
   */
  SampleStimulus(GoldenChip chip, long[][] samples) {
    this(chip, Samples.of(chip).records(samples), false);
  }

  private SampleStimulus(GoldenChip chip, long[][] records, boolean endless) {
    super(chip.design().top(), chip.design().values(), chip::golden);
    this.beats = records;
    beatsPerSample = chip.model().beats(chip.design().values());
    this.endless = endless;
    boolean waits =
        chip.design().top().block().outputs().stream().anyMatch(p -> p.name().equals(READY));
    ready = waits ? output(READY) : -1;
    step = output(chip.design().top().step());
    restart();
  }

  /** Random samples for ever. */
  static SampleStimulus endless(GoldenChip chip, long seed) {
    var random = new SplittableRandom(seed);
    Samples ports = Samples.of(chip);
    long[][] samples = new long[RANDOM_SAMPLES][];
    Arrays.setAll(samples, s -> ports.random(random));
    return new SampleStimulus(chip, ports.records(samples), true);
  }

  @Override
  public void restart() {
    super.restart();
    clock = 0;
    next = 0;
    done = 0;
  }

  @Override
  protected void drive() {
    boolean running = clock++ >= RESET_CLOCKS;
    done += running ? get(step) : 0;
    if (running && next < beats.length) {
      setAll(beats[next]);
      set(valid, 1);
      if (ready < 0 || get(ready) != 0) {
        next = endless ? (next + 1) % beats.length : next + 1;
      }
    }
    set(reset, running ? 1 : 0);
  }

  @Override
  public long clocks() {
    return clocksUntil(() -> done * beatsPerSample >= beats.length);
  }

  /** The ports that together take a sample. */
  private record Samples(RecordLayout inputs, List<Signal> ports, int beats) {
    static Samples of(GoldenChip chip) {
      Map<String, Long> values = chip.design().values();
      var builder = new RecordLayout.Builder();
      List<Port> all = chip.design().top().block().inputs();
      all.stream().filter(p -> !p.isClock()).forEach(p -> builder.numbers("", p, values));
      RecordLayout layout = builder.build();
      return new Samples(
          layout,
          chip.model().samplePorts().stream().map(layout::signal).toList(),
          chip.model().beats(values));
    }

    long[] random(SplittableRandom random) {
      int numbers = ports.stream().mapToInt(Signal::elements).sum();
      long[] sample = new long[beats * numbers];
      int at = 0;
      for (int beat = 0; beat < beats; beat++) {
        for (Signal port : ports) {
          for (int i = 0; i < port.elements(); i++) {
            sample[at++] = random.nextLong() & -1L >>> -port.width();
          }
        }
      }
      return sample;
    }

    long[][] records(long[][] samples) {
      return Arrays.stream(samples).flatMap(this::records).toArray(long[][]::new);
    }

    private Stream<long[]> records(long[] sample) {
      int length = sample.length / beats;
      return IntStream.range(0, beats).mapToObj(beat -> record(sample, beat * length, length));
    }

    private long[] record(long[] sample, int from, int length) {
      long[] record = new long[inputs.words()];
      int at = from;
      for (Signal port : ports) {
        for (int i = 0; i < port.elements() && at < from + length; i++) {
          port.set(record, 0, i, sample[at++]);
        }
      }
      return record;
    }
  }
}
