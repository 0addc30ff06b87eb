// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.Toolchain;
import org.spintwin.link.LinkException.Kind;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.Register;

/**
 * A chip on a board, or on a simulated one, through the serial line: {@code docs/link.md}. Opening
 * a link resets the chip; its memories keep their contents.
 *
 * <p>Every method throws {@link LinkException} where the board does not answer or was reset.
 */
public final class TwinLink implements AutoCloseable {
  private static final int VERSION = 1;

  private static final int REQUEST = 0x8000;
  private static final int STEP_END = 0x8000;
  private static final int IDENTITY = 0xB000;

  private static final String SYNAPSES = "SYNAPSE_CODE";
  private static final String MASK = "INHIBITION_MASK";

  private final SerialLine line;
  private final GoldenChip chip;
  private final Map<String, Long> values;
  private final ChipRegisters registers;
  private int number;
  private HostSession session;

  private TwinLink(SerialLine line, GoldenChip chip, int number) {
    this.line = line;
    this.chip = chip;
    this.number = number;
    values = chip.design().values();
    session = HostSession.open(line, number);
    registers = new ChipRegisters(() -> session, chip.design());
  }

  /**
   * Opens a link.
   *
   * @param chip that the board holds
   * @param clockHz of a simulated board, at least four times the baud rate
   * @param baud bits per second that the board was made for
   * @param tools builds the Verilog where that is what is simulated
   * @throws LinkException where there is no such port, or not this chip
   * @throws org.spintwin.harness.HarnessException where Verilog cannot be built
   */
  public static TwinLink open(
      LinkAddress address, GoldenChip chip, long clockHz, long baud, Supplier<Toolchain> tools) {
    int drawn = new SecureRandom().nextInt(1, 1 << 16);
    return switch (address.transport()) {
      case GOLDEN -> over(PinLine.golden(chip, clockHz, baud), chip, 1);
      case SIM -> over(PinLine.verilog(chip, clockHz, baud, tools.get()), chip, 1);
      case SERIAL -> over(SerialPortLine.open(address.port(), baud), chip, drawn);
    };
  }

  /**
   * Opens a link over a line, which is closed with it.
   *
   * @param chip that the board holds
   * @param session number of the session, 1 to 65,535, another than the one before
   */
  public static TwinLink over(SerialLine line, GoldenChip chip, int session) {
    try {
      var link = new TwinLink(line, chip, session);
      link.checkIdentity();
      return link;
    } catch (RuntimeException e) {
      line.close();
      throw e;
    }
  }

  private void checkIdentity() {
    Identity found = identity();
    if (found.version() != VERSION) {
      throw new LinkException(
          Kind.WRONG_CHIP,
          "the board speaks version "
              + found.version()
              + " of the link, this program version "
              + VERSION
              + "; build the board's bitstream again with this program");
    }
    var wanted =
        new Identity(
            VERSION,
            !LinkedChipSpec.isOfEvents(chip.design()),
            chip.design().digest() & 0xFFFF_FFFFL);
    if (!found.equals(wanted)) {
      throw new LinkException(
          Kind.WRONG_CHIP,
          String.format(
              "the board holds another chip: its digest is %08x, that of %s is %08x; program the"
                  + " board with this chip, or name the file and the options of the one it holds",
              found.digest(), chip.design().name(), wanted.digest()));
    }
  }

  /** The time of the line, nanoseconds; that of the simulation where the board is simulated. */
  public long nanos() {
    return line.nanos();
  }

  /** Resets the chip, as a new link does; what was asked before has been answered. */
  public void reset() {
    number = number % 0xFFFF + 1;
    session = HostSession.open(line, number);
  }

  /** What the board says of itself. */
  public Identity identity() {
    session.send(IDENTITY);
    expect(IDENTITY);
    int version = session.receive();
    boolean samples = session.receive() != 0;
    return new Identity(version, samples, session.receiveValue());
  }

  /**
   * Runs steps of a chip of events, one after the other as fast as the line allows.
   *
   * @param steps spikes [step][word], input i in bit {@code i % 64} of word {@code i / 64}
   * @return spikes of the neurons, likewise
   */
  public long[][] run(long[][] steps) {
    int words = (int) (values.get("NEURONS") + 63) / 64;
    long[][] fired = new long[steps.length][words];
    int done = 0;
    for (long[] step : steps) {
      for (int w = 0; w < step.length; w++) {
        for (long left = step[w]; left != 0; left &= left - 1) {
          session.send(64 * w + Long.numberOfTrailingZeros(left));
        }
      }
      session.send(STEP_END);
      while (session.hasReceived()) {
        done += takeSpike(fired, done);
      }
    }
    while (done < steps.length) {
      done += takeSpike(fired, done);
    }
    session.settle();
    return fired;
  }

  /**
   * @return steps that were completed by it, 0 or 1
   */
  private int takeSpike(long[][] fired, int step) {
    int word = session.receive();
    if (step == fired.length) {
      throw unexpected(word); // all steps have been answered
    }
    if (word == STEP_END) {
      return 1;
    }
    if (word >= values.get("NEURONS")) {
      throw unexpected(word);
    }
    fired[step][word / 64] |= 1L << word;
    return 0;
  }

  /**
   * Shows samples to a chip of samples.
   *
   * @param samples [sample][number], as {@link org.spintwin.harness.ChipStimulus#given} takes them
   * @return [sample][number] of the outputs but {@code valid_o} and {@code ready_o}, in their order
   */
  public long[][] infer(long[][] samples) {
    SampleFormat format = SampleFormat.of(chip);
    long[][] results = new long[samples.length][];
    int[] words = new int[format.resultWords()];
    int count = 0;
    for (long[] sample : samples) {
      for (int word : format.packed(sample)) {
        session.send(word);
      }
      while (session.hasReceived()) {
        count = takeResult(format, words, count, results);
      }
    }
    while (count < samples.length * words.length) {
      count = takeResult(format, words, count, results);
    }
    session.settle();
    return results;
  }

  private int takeResult(SampleFormat format, int[] words, int count, long[][] results) {
    int word = session.receive();
    if (word >= REQUEST || count == results.length * words.length) {
      throw unexpected(word);
    }
    words[count % words.length] = word;
    int next = count + 1;
    if (next % words.length == 0) {
      results[next / words.length - 1] = format.unpacked(words);
    }
    return next;
  }

  /** The registers of the chip; none where it takes samples. */
  public List<Register> registers() {
    return registers.all();
  }

  /**
   * Reads a register.
   *
   * @return its number, negative only where the register is signed
   * @throws IllegalArgumentException where the chip has no such register, or it cannot be read
   */
  public long read(String register) {
    return registers.read(register);
  }

  /**
   * Writes a register.
   *
   * @throws IllegalArgumentException where the chip has no such register, or it cannot be written
   */
  public void write(String register, long value) {
    registers.write(register, value);
  }

  /**
   * Loads synapses through the window of the registers.
   *
   * @param data {polarity, code} [neuron][input], bits above those are dropped
   */
  public void loadSynapses(int[][] data) {
    registers.load(SYNAPSES, data);
  }

  /** The synapses, {polarity, code} [neuron][input]. */
  public int[][] synapses() {
    return registers.window(SYNAPSES, "INPUTS");
  }

  /**
   * Loads the inhibition mask.
   *
   * @param data 1 where neuron column inhibits neuron row, [row][column]
   */
  public void loadMask(int[][] data) {
    registers.load(MASK, data);
  }

  /** The inhibition mask, as {@link #loadMask} takes it. */
  public int[][] mask() {
    return registers.window(MASK, "NEURONS");
  }

  /**
   * A state of every neuron.
   *
   * @param register {@code STATE_MEMBRANE} or another of those that read neuron row
   */
  public long[] state(String register) {
    return registers.state(register);
  }

  private void expect(int head) {
    int word = session.receive();
    if (word != head) {
      throw unexpected(word);
    }
  }

  static LinkException unexpected(int word) {
    return new LinkException(
        Kind.WRONG_CHIP,
        String.format(
            "the board answered 0x%04x, which is no answer to what was asked; program it again",
            word));
  }

  @Override
  public void close() {
    session.close();
  }
}
