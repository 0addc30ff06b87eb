// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
class VerilatedModelTest {
  private static final long SEED = 20_241_117;

  @ParameterizedTest
  @EnumSource(
      value = Evaluation.class,
      names = {"SINGLE", "DOUBLE"})
  void drivesAndObservesEveryBitOfEveryWidth(Evaluation evaluation) {
    try (VerilatedModel model = Fixtures.build(Fixtures.widths()).open(evaluation, 0)) {
      RecordLayout in = model.inputs();
      RecordLayout out = model.compared();
      var random = new SplittableRandom(SEED);
      long[] before = new long[in.words()];
      for (int clock = 0; clock < 200; clock++) {
        long[] inputs = new long[in.words()];
        Fixtures.randomize(in, random, inputs, 0);
        long[] expected = new long[out.words()];
        for (int width : Fixtures.WIDTHS) {
          Signal d = in.signal("d" + width + "_i");
          String instance = "u_echo_" + width;
          for (int i = 0; i < d.elements(); i++) {
            long value = d.get(inputs, 0, i);
            out.signal("q" + width + "_o").set(expected, 0, i, value);
            out.signal(instance + ".q_o").set(expected, 0, i, value);
            out.signal(instance + ".inverted_o").set(expected, 0, i, ~value);
            out.signal(instance + ".unread_q").set(expected, 0, i, d.get(before, 0, i));
          }
        }
        long[] record = new long[out.words()];
        model.clock(inputs, 0, record, 0);
        assertThat(record).as("seed %d, clock %d", SEED, clock).isEqualTo(expected);
        before = inputs;
      }
      assertThat(model.clocks()).isEqualTo(200);
    }
  }

  @Test
  void dropsInputBitsAboveTheWidth() {
    try (VerilatedModel model = Fixtures.build(Fixtures.widths()).open()) {
      long[] inputs = new long[model.inputs().words()];
      Arrays.fill(inputs, -1L);
      long[] record = new long[model.compared().words()];
      model.clock(inputs, 0, record, 0);
      for (int width : Fixtures.WIDTHS) {
        Signal q = model.compared().signal("q" + width + "_o");
        int used = q.bits() - 64 * (q.words() - 1);
        assertThat(record[q.offset() + q.words() - 1]).isEqualTo(-1L >>> (64 - used));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 64, 512})
  void loadsReadsAndClocksMemories(int width) {
    int words = 16;
    for (Evaluation evaluation : List.of(Evaluation.SINGLE, Evaluation.DOUBLE)) {
      ModelSource source = Fixtures.store(width, words);
      try (VerilatedModel model = Fixtures.build(source).open(evaluation, 0)) {
        var random = new SplittableRandom(SEED);
        int longs = (width + 63) / 64;
        RecordLayout in = model.inputs();
        long[] contents = new long[words * longs];
        for (int clock = 0; clock < 500; clock++) {
          if (clock % 100 == 0) {
            for (int i = 0; i < contents.length; i++) {
              contents[i] = random.nextLong() >>> (64 - Math.min(64, width));
            }
            model.loadMemory("words_q", contents);
          }
          long[] inputs = new long[in.words()];
          Fixtures.randomize(in, random, inputs, 0);
          // The address stays over a load, so that a stale read would show.
          int address = clock / 10 % words;
          in.signal("address_i").set(inputs, 0, 0, address);
          long[] record = new long[model.compared().words()];
          model.clock(inputs, 0, record, 0);
          Signal read = model.compared().signal("read_o");
          Signal direct = model.compared().signal("direct_o");
          assertThat(Arrays.copyOfRange(record, read.offset(), read.offset() + longs))
              .as("%s, seed %d, clock %d", evaluation, SEED, clock)
              .containsExactly(
                  Arrays.copyOfRange(contents, address * longs, (address + 1) * longs));
          if (inputs[0] == 1) {
            System.arraycopy(
                inputs, in.signal("data_i").offset(), contents, address * longs, longs);
          }
          assertThat(Arrays.copyOfRange(record, direct.offset(), direct.offset() + longs))
              .containsExactly(
                  Arrays.copyOfRange(contents, address * longs, (address + 1) * longs));
        }
        assertThat(model.memory("words_q")).isEqualTo(contents);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-3,-5000000000", "2147483647,9223372036854775807", "-2147483648,-1"})
  void passesParametersOfAnySignAndSize(long offset, long far) {
    var source = Fixtures.offset(Map.of("OFFSET", offset, "FAR", far));
    try (VerilatedModel model = Fixtures.build(source).open()) {
      long[] record = new long[2];
      model.clock(new long[] {0}, 0, record, 0);
      assertThat(model.compared().signal("q_o").get(record, 0, 0)).isEqualTo(offset);
      assertThat(model.compared().signal("far_o").get(record, 0, 0)).isEqualTo(far);
    }
  }

  @Test
  void twoModelsWithTheSameModuleNamesDoNotMix() {
    try (VerilatedModel one = Fixtures.build(Fixtures.offset(Map.of("OFFSET", 100L))).open();
        VerilatedModel two = Fixtures.build(Fixtures.offset(Map.of("OFFSET", 200L))).open()) {
      long[] record = new long[2];
      one.clock(new long[] {1}, 0, record, 0);
      assertThat(record[0]).isEqualTo(101);
      two.clock(new long[] {1}, 0, record, 0);
      assertThat(record[0]).isEqualTo(201);
    }
  }

  @Test
  void manyInstancesRunOnManyThreads() throws Exception {
    VerilatedLibrary library = Fixtures.build(Fixtures.widths());
    VerilatedLibrary stopping = Fixtures.build(Fixtures.events());
    List<Callable<long[]>> work = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long seed = SEED + i % 2;
      work.add(() -> trace(library, Evaluation.BEST, seed, 2000));
    }
    work.add(
        () -> {
          for (int i = 0; i < 50; i++) {
            try (VerilatedModel model = stopping.open()) {
              assertThatThrownBy(() -> model.clock(new long[] {4}, 0, new long[1], 0))
                  .hasMessageContaining("beyond repair");
            }
          }
          return new long[0];
        });
    var pool = Executors.newFixedThreadPool(work.size());
    try {
      List<Future<long[]>> traces = pool.invokeAll(work);
      traces.get(4).get();
      assertThat(traces.get(0).get()).isEqualTo(trace(library, Evaluation.BEST, SEED, 2000));
      assertThat(traces.get(1).get()).isEqualTo(trace(library, Evaluation.BEST, SEED + 1, 2000));
      assertThat(traces.get(2).get()).isEqualTo(traces.get(0).get());
      assertThat(traces.get(3).get()).isEqualTo(traces.get(1).get());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void oneEvaluationGivesTheTraceOfTwo() {
    VerilatedLibrary library = Fixtures.build(SpikerGolden.source(Map.of()));
    assertThat(library.hasSingleEvaluation()).isTrue();
    assertThat(trace(library, Evaluation.SINGLE, SEED, 5000))
        .isEqualTo(trace(library, Evaluation.DOUBLE, SEED, 5000));
  }

  @Test
  void fallsBackToTwoEvaluationsUnderAnAsynchronousReset() {
    VerilatedLibrary library =
        Fixtures.build(
            Fixtures.single(
                "asynchronous",
                Map.of(),
                new RecordLayout.Builder().add("rst_ni", 1, 1, false).build(),
                new RecordLayout.Builder()
                    .add("first_o", 1, 8, false)
                    .add("second_o", 1, 8, false)
                    .build()));
    assertThat(library.hasSingleEvaluation()).isFalse();
    try (VerilatedModel model = library.open()) {
      long[] record = new long[2];
      for (int clock = 0; clock < 3; clock++) {
        model.clock(new long[] {1}, 0, record, 0);
      }
      model.clock(new long[] {0}, 0, record, 0);
      assertThat(record).as("reset reaches the second register at once").containsExactly(0, 0);
    }
    assertThatThrownBy(() -> library.open(Evaluation.SINGLE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("asynchronous (FAST) cannot be clocked with a single evaluation");
  }

  @Test
  void powerUpSeedFillsWhatResetLeavesOut() {
    VerilatedLibrary library = Fixtures.build(Fixtures.store(40, 16));
    try (VerilatedModel zero = library.open();
        VerilatedModel random = library.open(Evaluation.BEST, 7);
        VerilatedModel again = library.open(Evaluation.BEST, 7)) {
      assertThat(zero.memory("words_q")).containsOnly(0);
      assertThat(random.memory("words_q")).doesNotContain(0);
      assertThat(again.memory("words_q")).isEqualTo(random.memory("words_q"));
    }
  }

  @Test
  void singleSignalsReadAsInARecord() {
    ModelSource source = Fixtures.widths();
    try (VerilatedModel poked = Fixtures.build(source).open();
        VerilatedModel batched = Fixtures.build(source).open()) {
      long[] inputs = new long[source.inputs().words()];
      Fixtures.randomize(source.inputs(), new SplittableRandom(SEED), inputs, 0);
      long[] record = new long[source.compared().words()];
      batched.clock(inputs, 0, record, 0);
      for (int i = 0; i < source.inputs().signals().size(); i++) {
        Signal signal = source.inputs().signals().get(i);
        var value = new WordBuffer(signal.words());
        value.put(
            Arrays.copyOfRange(inputs, signal.offset(), signal.offset() + signal.words()),
            signal.words());
        poked.poke(i, value);
      }
      poked.clockOnce();
      long[] peeked = new long[record.length];
      long[] ones = new long[record.length];
      Arrays.fill(ones, -1L);
      for (int i = 0; i < source.compared().signals().size(); i++) {
        Signal signal = source.compared().signals().get(i);
        var value = new WordBuffer(signal.words());
        value.put(ones, signal.words());
        poked.peek(i, value);
        value.get(peeked, signal.offset(), signal.words());
      }
      assertThat(peeked).isEqualTo(record);
    }
  }

  @Test
  void comparesEveryBitOfARecordPaddingIncluded() {
    VerilatedLibrary library = Fixtures.build(Fixtures.widths());
    int clocks = 3;
    int words = library.source().compared().words();
    long[] expected = trace(library, Evaluation.BEST, SEED, clocks);
    var nativeInputs = inputs(library, SEED, clocks);
    var nativeExpected = new WordBuffer(expected.length);
    for (int bit = 0; bit < 64 * words; bit++) {
      int clock = bit % clocks;
      int word = clock * words + bit / 64;
      expected[word] ^= 1L << bit;
      nativeExpected.put(expected, expected.length);
      expected[word] ^= 1L << bit;
      try (VerilatedModel model = library.open()) {
        assertThat(model.compare(nativeInputs, nativeExpected, clocks))
            .as("seed %d, bit %d", SEED, bit)
            .isEqualTo(clock);
        assertThat(model.differingRecord())
            .isEqualTo(Arrays.copyOfRange(expected, clock * words, (clock + 1) * words));
      }
    }
  }

  @Test
  void refusesBuffersThatAreTooSmallAndUseAfterClose() {
    VerilatedModel model = Fixtures.build(Fixtures.events()).open();
    assertThatThrownBy(() -> model.run(new WordBuffer(3), 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a buffer of 3 words is too small; 4 are needed");
    assertThatThrownBy(() -> model.memory("log_q"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no memory 'log_q' among []");
    model.close();
    model.close();
    assertThatThrownBy(() -> model.run(new WordBuffer(4), 4))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this model of events is closed");
  }

  private static long[] trace(
      VerilatedLibrary library, Evaluation evaluation, long seed, int clocks) {
    try (VerilatedModel model = library.open(evaluation, 0)) {
      long[] records = new long[clocks * model.compared().words()];
      var nativeRecords = new WordBuffer(records.length);
      model.run(inputs(library, seed, clocks), nativeRecords, clocks);
      nativeRecords.get(records, 0, records.length);
      return records;
    }
  }

  private static WordBuffer inputs(VerilatedLibrary library, long seed, int clocks) {
    RecordLayout layout = library.source().inputs();
    long[] inputs = new long[clocks * layout.words()];
    new Fixtures.RandomStimulus(layout, seed).fill(inputs, clocks);
    var buffer = new WordBuffer(inputs.length);
    buffer.put(inputs, inputs.length);
    return buffer;
  }
}
