// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** The small Verilog modules of the tests. */
final class Fixtures {
  /** Kept between test classes and runs: what is not under test is built once. */
  private static final Path CACHE = Path.of("target", "model-cache").toAbsolutePath();

  static final List<Integer> WIDTHS = List.of(1, 8, 9, 16, 17, 32, 33, 64, 65, 128, 1000);

  private Fixtures() {}

  static Path folder() {
    try {
      return Path.of(Fixtures.class.getResource("echo.v").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Toolchain tools() {
    return tools(CACHE);
  }

  static Toolchain tools(Path cache) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SPINTWIN_CACHE", cache.toString());
    return Toolchain.find(environment);
  }

  static Toolchain with(Toolchain tools, Path verilator, Duration timeout) {
    return new Toolchain(verilator, tools.compiler(), tools.optimization(), tools.cache(), timeout);
  }

  static VerilatedLibrary build(ModelSource source) {
    return build(source, Variant.FAST);
  }

  static VerilatedLibrary build(ModelSource source, Variant variant) {
    return new VerilatorBuild(tools()).build(source, variant);
  }

  /** A module with one file and nothing below it. */
  static ModelSource single(
      String top, Map<String, Long> parameters, RecordLayout inputs, RecordLayout compared) {
    return new ModelSource(
        folder(),
        List.of(top + ".v"),
        top,
        parameters,
        inputs,
        compared,
        List.of(),
        Map.of("", top));
  }

  static ModelSource widths() {
    var inputs = new RecordLayout.Builder();
    var compared = new RecordLayout.Builder();
    Map<String, String> modules = new HashMap<>(Map.of("", "widths"));
    for (int width : WIDTHS) {
      String instance = "u_echo_" + width;
      modules.put(instance, "echo");
      inputs.add("d" + width + "_i", 1, width, false);
      compared
          .add("q" + width + "_o", 1, width, false)
          .add(instance + ".q_o", 1, width, false)
          .add(instance + ".inverted_o", 1, width, false)
          .add(instance + ".unread_q", 1, width, false);
    }
    return new ModelSource(
        folder(),
        List.of("widths.v", "echo.v"),
        "widths",
        Map.of(),
        inputs.build(),
        compared.build(),
        List.of(),
        modules);
  }

  static ModelSource store(int width, int words) {
    return new ModelSource(
        folder(),
        List.of("store.v"),
        "store",
        Map.of("WIDTH", (long) width, "WORDS", (long) words),
        new RecordLayout.Builder()
            .add("write_i", 1, 1, false)
            .add("address_i", 1, 8, false)
            .add("data_i", 1, width, false)
            .build(),
        new RecordLayout.Builder()
            .add("read_o", 1, width, false)
            .add("direct_o", 1, width, false)
            .build(),
        List.of(new MemoryShape("words_q", words, width)),
        Map.of("", "store"));
  }

  static ModelSource offset(Map<String, Long> parameters) {
    return single(
        "offset",
        parameters,
        new RecordLayout.Builder().add("d_i", 1, 32, false).build(),
        new RecordLayout.Builder().add("q_o", 1, 32, true).add("far_o", 1, 64, true).build());
  }

  static ModelSource events() {
    return single(
        "events",
        Map.of(),
        new RecordLayout.Builder().add("event_i", 1, 3, false).build(),
        new RecordLayout.Builder().add("count_o", 1, 8, false).build());
  }

  /** Puts random bits in every signal of a record and leaves the rest 0. */
  static void randomize(RecordLayout layout, SplittableRandom random, long[] record, int base) {
    for (Signal signal : layout.signals()) {
      for (int i = 0; i < signal.words(); i++) {
        int bits = Math.min(64, signal.bits() - 64 * i);
        record[base + signal.offset() + i] = random.nextLong() >>> (64 - bits);
      }
    }
  }

  /** Random inputs from a seed. */
  static final class RandomStimulus implements Stimulus {
    private final RecordLayout layout;
    private final long seed;
    private SplittableRandom random;

    RandomStimulus(RecordLayout layout, long seed) {
      this.layout = layout;
      this.seed = seed;
      restart();
    }

    @Override
    public void restart() {
      random = new SplittableRandom(seed);
    }

    @Override
    public void fill(long[] inputs, int clocks) {
      for (int c = 0; c < clocks; c++) {
        randomize(layout, random, inputs, c * layout.words());
      }
    }
  }
}
