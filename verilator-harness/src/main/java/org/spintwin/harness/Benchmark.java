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
import java.util.function.LongConsumer;
import org.spintwin.golden.MramLifGolden;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.TwinImage;

/**
 * Measures how many clocks of a chip are simulated per second, in several ways. The ways take turns
 * within one run, so that a machine whose speed drifts slows all of them alike, and are compared
 * turn by turn.
 */
public final class Benchmark implements AutoCloseable {
  /** Spikes per input and clock. */
  public static final double DENSITY = SteadySpikes.DENSITY;

  private static final long SEED = 1;

  /** Stimulus of the ways that have it ready, used over and over. */
  private static final int STIMULUS_CLOCKS = 1024;

  /** One call for each signal: fewer clocks, as each needs a buffer for each input. */
  private static final int CALL_STIMULUS_CLOCKS = 64;

  private static final String NAIVE_ARRAY = "naive_synapse_array.v";

  /** A way to simulate a clock. */
  public enum Way {
    RTL("RTL alone"),
    RTL_TWO_EVALUATIONS("RTL alone, two evaluations a clock"),
    GOLDEN("golden model alone, stimulus included"),
    VERIFY("verify: golden, RTL and comparison"),
    VERIFY_ONE_THREAD("verify on one thread"),
    CALL_PER_SIGNAL("RTL with one JNA call per signal"),
    NAIVE_RTL("RTL alone, naive generate loops");

    private final String title;

    Way(String title) {
      this.title = title;
    }

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
  public Benchmark(TwinImage image, VerilatorBuild build) {
    chip = Verification.of(image);
    VerilatedLibrary library = chip.build(build, Variant.FAST);
    Map<String, String> naiveFiles =
        new LinkedHashMap<>(new VerilogWriter().chip(image.spec().name(), image.parameters()));
    naiveFiles.put("synapse_array.v", resource(NAIVE_ARRAY));
    Verification naive = Verification.of(image, naiveFiles);
    VerilatedLibrary naiveLibrary = naive.build(build, Variant.FAST);

    works.put(Way.RTL, rtl(open(library, Evaluation.BEST)));
    works.put(Way.RTL_TWO_EVALUATIONS, rtl(open(library, Evaluation.DOUBLE)));
    works.put(Way.GOLDEN, golden());
    works.put(Way.VERIFY, verify(open(library, Evaluation.BEST), false));
    works.put(Way.VERIFY_ONE_THREAD, verify(open(library, Evaluation.BEST), true));
    works.put(Way.CALL_PER_SIGNAL, callPerSignal(open(library, Evaluation.BEST)));
    works.put(Way.NAIVE_RTL, rtl(open(naiveLibrary, Evaluation.BEST)));
  }

  private static String resource(String name) {
    try (InputStream in = Benchmark.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }

  private VerilatedModel open(VerilatedLibrary library, Evaluation evaluation) {
    VerilatedModel model = chip.open(library, evaluation);
    models.add(model);
    return model;
  }

  private Stimulus stimulus() {
    return new SteadySpikes(chip.parameters(), SEED);
  }

  private Work rtl(VerilatedModel model) {
    WordBuffer inputs = inputs(model, STIMULUS_CLOCKS);
    return clocks -> {
      for (long left = clocks; left > 0; left -= STIMULUS_CLOCKS) {
        model.run(inputs, Math.min(left, STIMULUS_CLOCKS));
      }
    };
  }

  private WordBuffer inputs(VerilatedModel model, int clocks) {
    long[] inputs = new long[clocks * model.inputs().words()];
    stimulus().fill(inputs, clocks);
    WordBuffer buffer = new WordBuffer(inputs.length);
    buffer.put(inputs, inputs.length);
    return buffer;
  }

  private Work golden() {
    MramLifGolden golden = chip.golden();
    Stimulus stimulus = stimulus();
    int inputWords = golden.inputs().words();
    long[] inputs = new long[STIMULUS_CLOCKS * inputWords];
    long[] record = new long[golden.compared().words()];
    return clocks -> {
      for (long left = clocks; left > 0; left -= STIMULUS_CLOCKS) {
        int batch = (int) Math.min(left, STIMULUS_CLOCKS);
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
    long[] inputs = new long[CALL_STIMULUS_CLOCKS * words];
    stimulus().fill(inputs, CALL_STIMULUS_CLOCKS);
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
