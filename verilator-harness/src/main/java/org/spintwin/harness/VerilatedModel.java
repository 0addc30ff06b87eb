// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;

/**
 * One instance of a Verilated model. Used by one thread at a time. Batches are clock-major: the
 * record of clock {@code c} of a batch starts at word {@code c * layout.words()}.
 *
 * <p>Every method that clocks throws {@link RtlStoppedException} when the Verilog ends the
 * simulation; the instance can then only be closed.
 */
public final class VerilatedModel implements ClockedModel, AutoCloseable {
  private final Shim shim;
  private final ModelSource source;
  private final Variant variant;
  private final boolean single;
  private final WordBuffer oneInput;
  private final WordBuffer oneRecord;
  private WordBuffer manyInputs = new WordBuffer(0);
  private WordBuffer manyRecords = new WordBuffer(0);
  private Pointer handle;
  private long clocks;

  VerilatedModel(Shim shim, Pointer handle, ModelSource source, Variant variant, boolean single) {
    this.shim = shim;
    this.handle = handle;
    this.source = source;
    this.variant = variant;
    this.single = single;
    oneInput = new WordBuffer(source.inputs().words());
    oneRecord = new WordBuffer(source.compared().words());
  }

  @Override
  public RecordLayout inputs() {
    return source.inputs();
  }

  @Override
  public RecordLayout compared() {
    return source.compared();
  }

  @Override
  public List<MemoryShape> memories() {
    return source.memories();
  }

  /** What it was built from. */
  public ModelSource source() {
    return source;
  }

  /** Whether a clock takes one evaluation. */
  public boolean singleEvaluation() {
    return single;
  }

  /** Clocks since creation, in which the model neither stopped nor differed. */
  public long clocks() {
    return clocks;
  }

  @Override
  public void clock(long[] inputs, int inputBase, long[] record, int recordBase) {
    long[] one = new long[inputs().words()];
    System.arraycopy(inputs, inputBase, one, 0, one.length);
    oneInput.put(one, one.length);
    run(oneInput, oneRecord, 1);
    oneRecord.get(record, recordBase, compared().words());
  }

  @Override
  public void clocks(long[] inputs, long[] records, int clocks) {
    int inputWords = Math.multiplyExact(clocks, inputs().words());
    int recordWords = Math.multiplyExact(clocks, compared().words());
    if (manyInputs.words() < inputWords || manyRecords.words() < recordWords) {
      manyInputs = new WordBuffer(inputWords);
      manyRecords = new WordBuffer(recordWords);
    }
    manyInputs.put(inputs, inputWords);
    run(manyInputs, manyRecords, clocks);
    manyRecords.get(records, 0, recordWords);
  }

  /** Runs {@code n} clocks without looking at the model. */
  public void run(WordBuffer inputs, long n) {
    advance(inputs, null, null, n);
  }

  /** Runs {@code n} clocks and records each. */
  public void run(WordBuffer inputs, WordBuffer records, long n) {
    advance(inputs, null, records.pointer(n * compared().words()), n);
  }

  /**
   * Runs up to {@code n} clocks and compares every bit after each.
   *
   * @return clocks that were as expected; if fewer than {@code n}, the one after them differed, and
   *     {@link #differingRecord} shows it
   */
  public long compare(WordBuffer inputs, WordBuffer expected, long n) {
    return advance(inputs, expected.pointer(n * compared().words()), oneRecord.pointer(0), n);
  }

  /** The model's record at the clock where the last comparison stopped. */
  public long[] differingRecord() {
    long[] record = new long[compared().words()];
    oneRecord.get(record, 0, record.length);
    return record;
  }

  private long advance(WordBuffer inputs, Pointer expected, Pointer actual, long n) {
    Pointer stimulus = inputs.pointer(n * inputs().words());
    long done = shim.spintwin_run(handle(), stimulus, expected, actual, n);
    checkNotStopped(done);
    clocks += done;
    return done;
  }

  void checkNotStopped(long done) {
    int status = shim.spintwin_status(handle);
    if (status >= Shim.STOPPED) {
      throw new RtlStoppedException(
          RtlStoppedException.Reason.values()[status - Shim.STOPPED],
          shim.spintwin_file(handle),
          shim.spintwin_line(handle),
          clocks + done,
          shim.spintwin_output(handle));
    }
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    int index = index(name);
    int words = longs(index);
    if (contents.length != words) {
      throw new IllegalArgumentException(
          "memory '" + name + "' takes " + words + " longs, got " + contents.length);
    }
    WordBuffer buffer = new WordBuffer(words);
    buffer.put(contents, words);
    shim.spintwin_load(handle(), index, buffer.pointer(words));
  }

  @Override
  public long[] memory(String name) {
    int index = index(name);
    long[] contents = new long[longs(index)];
    WordBuffer buffer = new WordBuffer(contents.length);
    shim.spintwin_read(handle(), index, buffer.pointer(contents.length));
    buffer.get(contents, 0, contents.length);
    return contents;
  }

  /**
   * Sets one input for {@link #clockOnce}. One JNA call for each signal is slow: this is the
   * yardstick of the benchmark.
   *
   * @param input place in the signals of {@link #inputs}
   */
  public void poke(int input, WordBuffer value) {
    int words = inputs().signals().get(input).words();
    shim.spintwin_poke(handle(), input, value.pointer(words));
  }

  /**
   * Sets an input that is held, from the next clock on.
   *
   * @param input name of one of {@link ModelSource#held}, of at most 64 bits
   */
  public void hold(String input, long value) {
    int place = source.held().signals().indexOf(source.held().signal(input));
    WordBuffer word = new WordBuffer(1);
    word.put(new long[] {value}, 1);
    shim.spintwin_poke(handle(), inputs().signals().size() + place, word.pointer(1));
  }

  /** Reads one signal of {@link #compared}; as slow as {@link #poke}. */
  public void peek(int signal, WordBuffer value) {
    int words = compared().signals().get(signal).words();
    shim.spintwin_peek(handle(), signal, value.pointer(words));
  }

  /** One clock with the inputs as poked. */
  public void clockOnce() {
    shim.spintwin_clock(handle());
    checkNotStopped(0);
    clocks++;
  }

  /**
   * Writes the clocks {@code from <= c < to} as a VCD file, in which clock c starts at 10 c and
   * rises at 10 c + 5. Only for {@link Variant#TRACE}, and once.
   */
  public void wave(Path file, long from, long to) {
    requireTrace();
    if (shim.spintwin_wave(handle(), file.toString(), from, to) == 0) {
      throw new UncheckedIOException(new IOException("cannot write waves to " + file));
    }
  }

  /** Ends the waveform where it has not reached its last clock, also after a stop. */
  public void closeWave() {
    requireTrace();
    if (shim.spintwin_wave_close(handle()) == 0) {
      throw new UncheckedIOException(new IOException("cannot write the rest of the waves"));
    }
  }

  /** Writes what was counted so far, as Verilator does. Only for {@link Variant#COVERAGE}. */
  public void coverage(Path file) {
    require(Variant.COVERAGE, "coverage needs");
    if (shim.spintwin_coverage(handle(), file.toString()) == 0) {
      throw new UncheckedIOException(new IOException("cannot write coverage to " + file));
    }
  }

  private void requireTrace() {
    require(Variant.TRACE, "waves need");
  }

  private void require(Variant needed, String what) {
    if (variant != needed) {
      throw new IllegalStateException(
          what + " a model built as " + needed + ", this is " + variant);
    }
  }

  @Override
  public void close() {
    if (handle != null) {
      shim.spintwin_destroy(handle);
      handle = null;
    }
  }

  private Pointer handle() {
    if (handle == null) {
      throw new IllegalStateException("this model of " + source.top() + " is closed");
    }
    return handle;
  }

  private int index(String memory) {
    List<String> names = memories().stream().map(MemoryShape::name).toList();
    int index = names.indexOf(memory);
    if (index < 0) {
      throw new IllegalArgumentException("no memory '" + memory + "' among " + names);
    }
    return index;
  }

  private int longs(int memory) {
    MemoryShape shape = memories().get(memory);
    return Math.multiplyExact(shape.words(), shape.longsPerWord());
  }
}
