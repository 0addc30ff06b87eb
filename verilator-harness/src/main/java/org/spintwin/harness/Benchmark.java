// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Architecture;

/**
 * Measures how many clocks of a chip are simulated per second, in several ways. The ways take turns
 * within one run, so that a machine whose speed drifts slows all of them alike, and are compared
 * turn by turn.
 */
public final class Benchmark implements AutoCloseable {
  /** Spikes per input and clock. */
  public static final double DENSITY = SteadySpikes.DENSITY;

  private static final long SEED = 1;

  /**
   * Clocks of stimulus for the ways that have it ready and repeat it; also how many clocks are
   * checked to be the same whichever way they are simulated.
   */
  public static final int STIMULUS_CLOCKS = 1024;

  /** One call for each signal: fewer clocks, as each needs a buffer for each input. */
  private static final int CALL_STIMULUS_CLOCKS = 64;

  /** The naive style takes most of a minute to build at this size, and longer in proportion. */
  private static final int MOST_NAIVE_SYNAPSES = 64 * 64;

  /** A way to simulate a clock. */
  public enum Way {
    RTL("rtl", "RTL alone"),
    RTL_TWO_EVALUATIONS("rtlTwoEvaluations", "RTL alone, two evaluations a clock"),
    GOLDEN("golden", "golden model alone, with its stimulus"),
    VERIFY("verify", "verify: golden, RTL and comparison"),
    VERIFY_ONE_THREAD("verifyOneThread", "verify on one thread"),
    CALL_PER_SIGNAL("callPerSignal", "RTL, one JNA call per signal"),
    NAIVE_RTL("naiveRtl", "RTL alone, naive generate loops");

    private final String key;
    private final String title;

    Way(String key, String title) {
      this.key = key;
      this.title = title;
    }

    /** Name in JSON. */
    public String key() {
      return key;
    }

    /** Name in tables. */
    public String title() {
      return title;
    }
  }

  /**
   * What was measured of one way.
   *
   * @param clocksPerSecond median of the turns
   * @param lowest slowest turn, clocks per second
   * @param highest fastest turn, clocks per second
   * @param ratioToRtl median over the turns of this way's speed, by that of {@link Way#RTL} in the
   *     same turn
   */
  public record Rate(
      Way way, double clocksPerSecond, double lowest, double highest, double ratioToRtl) {}

  /** Simulates some clocks. */
  @FunctionalInterface
  private interface Work {
    void run(long clocks);
  }

  private final Verification chip;
  private final List<VerilatedModel> models = new ArrayList<>();
  private final Map<Way, Work> works = new EnumMap<>(Way.class);

  /**
   * Builds the models, and checks that all of them agree on some clocks.
   *
   * @throws HarnessException when a model cannot be built
   * @throws IllegalStateException when two models differ
   */
  public Benchmark(GoldenChip given, VerilatorBuild build) {
    chip = Verification.of(given);
    VerilatedLibrary library = chip.build(build, Variant.FAST);
    Optional<VerilatedLibrary> naive =
        naive(given).map(verification -> verification.build(build, Variant.FAST));
    requireSameRecords(library, naive);
    works.put(Way.RTL, rtl(open(library, Evaluation.BEST)));
    works.put(Way.RTL_TWO_EVALUATIONS, rtl(open(library, Evaluation.DOUBLE)));
    works.put(Way.GOLDEN, golden());
    works.put(Way.VERIFY, verify(open(library, Evaluation.BEST), false));
    works.put(Way.VERIFY_ONE_THREAD, verify(open(library, Evaluation.BEST), true));
    works.put(Way.CALL_PER_SIGNAL, callPerSignal(open(library, Evaluation.BEST)));
    naive.ifPresent(slow -> works.put(Way.NAIVE_RTL, rtl(open(slow, Evaluation.BEST))));
  }

  /**
   * The chip with a naive synapse array; none where it has no such array or that takes too long to
   * build.
   */
  private static Optional<Verification> naive(GoldenChip chip) {
    if (!chip.model().equals(new MramLifModel(Architecture.PARALLEL))) {
      return Optional.empty();
    }
    Map<String, Long> parameters = chip.design().parameters();
    if (parameters.get("INPUTS") * parameters.get("NEURONS") > MOST_NAIVE_SYNAPSES) {
      return Optional.empty();
    }
    try (InputStream in = Benchmark.class.getResourceAsStream("naive_synapse_array.v")) {
      var files = new LinkedHashMap<>(new VerilogWriter().chip(chip.design()));
      files.put("synapse_array.v", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return Optional.of(Verification.of(chip, files));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read naive_synapse_array.v from the program", e);
    }
  }

  /** One evaluation a clock, two, and the naive style are one function. */
  private void requireSameRecords(VerilatedLibrary library, Optional<VerilatedLibrary> naive) {
    try (VerilatedModel plain = chip.open(library, Evaluation.DOUBLE)) {
      long[] stimulus = new long[STIMULUS_CLOCKS * plain.inputs().words()];
      stimulus().fill(stimulus, STIMULUS_CLOCKS);
      var inputs = new WordBuffer(stimulus.length);
      inputs.put(stimulus, stimulus.length);
      var records = new WordBuffer((long) STIMULUS_CLOCKS * plain.compared().words());
      plain.run(inputs, records, STIMULUS_CLOCKS);
      for (VerilatedLibrary other : Stream.concat(Stream.of(library), naive.stream()).toList()) {
        try (VerilatedModel model = chip.open(other, Evaluation.BEST)) {
          long same = model.compare(inputs, records, STIMULUS_CLOCKS);
          if (same < STIMULUS_CLOCKS) {
            throw new IllegalStateException(
                "two ways to simulate " + library.source().top() + " differ at clock " + same);
          }
        }
      }
    }
  }

  /** How many ways are measured. */
  public int ways() {
    return works.size();
  }

  /**
   * Measures all ways in turns.
   *
   * @param turns how often each way is measured
   * @param nanosPerTurn about how long each turn takes
   * @param progress told how many of {@code turns * ways()} measurements are done
   */
  public List<Rate> run(int turns, long nanosPerTurn, LongConsumer progress) {
    Map<Way, Long> clocks = new EnumMap<>(Way.class);
    Map<Way, double[]> rates = new EnumMap<>(Way.class);
    works.forEach(
        (way, work) -> {
          clocks.put(way, calibrate(work, nanosPerTurn));
          rates.put(way, new double[turns]);
        });
    long done = 0;
    for (int turn = 0; turn < turns; turn++) {
      for (Way way : works.keySet()) {
        long n = clocks.get(way);
        rates.get(way)[turn] = n * 1e9 / nanos(works.get(way), n);
        progress.accept(++done);
      }
    }
    return rates.entrySet().stream()
        .map(entry -> rate(entry.getKey(), entry.getValue(), rates.get(Way.RTL)))
        .toList();
  }

  /** How many clocks take that long, found on warm code. */
  private static long calibrate(Work work, long nanosPerTurn) {
    long clocks = CALL_STIMULUS_CLOCKS;
    long nanos = nanos(work, clocks);
    long warm = 0;
    while (warm < nanosPerTurn) {
      clocks = nanos < nanosPerTurn / 2 ? clocks * 2 : clocks;
      nanos = nanos(work, clocks);
      warm += nanos;
    }
    return Math.max(1, clocks * nanosPerTurn / nanos);
  }

  private static long nanos(Work work, long clocks) {
    long start = System.nanoTime();
    work.run(clocks);
    return Math.max(1, System.nanoTime() - start);
  }

  private static Rate rate(Way way, double[] rates, double[] rtl) {
    double[] ratios = new double[rates.length];
    Arrays.setAll(ratios, turn -> rates[turn] / rtl[turn]);
    return new Rate(
        way,
        median(rates),
        Arrays.stream(rates).min().orElseThrow(),
        Arrays.stream(rates).max().orElseThrow(),
        median(ratios));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private VerilatedModel open(VerilatedLibrary library, Evaluation evaluation) {
    VerilatedModel model = chip.open(library, evaluation);
    models.add(model);
    return model;
  }

  private Stimulus stimulus() {
    return ChipStimulus.steady(chip.chip(), SEED);
  }

  private Work rtl(VerilatedModel model) {
    long[] stimulus = afterReset(model, STIMULUS_CLOCKS);
    var inputs = new WordBuffer(stimulus.length);
    inputs.put(stimulus, stimulus.length);
    return clocks -> {
      for (long left = clocks; left > 0; left -= STIMULUS_CLOCKS) {
        model.run(inputs, Math.min(left, STIMULUS_CLOCKS));
      }
    };
  }

  /** Takes a model through its reset and returns stimulus that may be repeated. */
  private long[] afterReset(VerilatedModel model, int clocks) {
    int words = model.inputs().words();
    Stimulus stimulus = stimulus();
    long[] inputs = new long[Math.max(clocks, SteadySpikes.RESET_CLOCKS) * words];
    stimulus.fill(inputs, SteadySpikes.RESET_CLOCKS);
    var reset = new WordBuffer(inputs.length);
    reset.put(inputs, inputs.length);
    model.run(reset, SteadySpikes.RESET_CLOCKS);
    stimulus.fill(inputs, clocks);
    return inputs;
  }

  private Work golden() {
    ClockedModel golden = chip.golden();
    Stimulus stimulus = stimulus();
    int inputWords = golden.inputs().words();
    long[] inputs = new long[STIMULUS_CLOCKS * inputWords];
    long[] record = new long[golden.compared().words()];
    return clocks -> {
      for (long left = clocks; left > 0; left -= STIMULUS_CLOCKS) {
        int batch = (int) Math.min(left, STIMULUS_CLOCKS);
        if (stimulus instanceof FollowingStimulus following) {
          for (int c = 0; c < batch; c++) {
            following.follow(inputs, 0, record, 0);
            golden.clock(inputs, 0, record, 0);
          }
          continue;
        }
        stimulus.fill(inputs, batch);
        for (int c = 0; c < batch; c++) {
          golden.clock(inputs, c * inputWords, record, 0);
        }
      }
    };
  }

  private Work verify(VerilatedModel model, boolean singleThreaded) {
    var lockstep = new Lockstep(chip.golden(), model, stimulus(), singleThreaded);
    return clocks -> {
      if (!lockstep.run(clocks).agrees()) {
        throw new IllegalStateException("golden model and Verilog differ; see spintwin verify");
      }
    };
  }

  /** Values wait in buffers of their own, so that a poke or peek is one call and nothing else. */
  private Work callPerSignal(VerilatedModel model) {
    int signals = model.inputs().signals().size();
    int words = model.inputs().words();
    long[] inputs = afterReset(model, CALL_STIMULUS_CLOCKS);
    WordBuffer[][] pokes = new WordBuffer[CALL_STIMULUS_CLOCKS][signals];
    for (int c = 0; c < CALL_STIMULUS_CLOCKS; c++) {
      for (int s = 0; s < signals; s++) {
        var signal = model.inputs().signals().get(s);
        int from = c * words + signal.offset();
        pokes[c][s] = new WordBuffer(signal.words());
        pokes[c][s].put(Arrays.copyOfRange(inputs, from, from + signal.words()), signal.words());
      }
    }
    WordBuffer[] peeks =
        model.compared().signals().stream()
            .map(signal -> new WordBuffer(signal.words()))
            .toArray(WordBuffer[]::new);
    return clocks -> {
      for (long c = 0; c < clocks; c++) {
        WordBuffer[] values = pokes[(int) (c % CALL_STIMULUS_CLOCKS)];
        for (int s = 0; s < values.length; s++) {
          model.poke(s, values[s]);
        }
        model.clockOnce();
        for (int s = 0; s < peeks.length; s++) {
          model.peek(s, peeks[s]);
        }
      }
    };
  }

  @Override
  public void close() {
    models.forEach(VerilatedModel::close);
  }
}
