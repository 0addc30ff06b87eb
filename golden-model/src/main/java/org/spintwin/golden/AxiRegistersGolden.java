// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Locale;
import java.util.Map;
import org.spintwin.golden.PulseCounters.Pulse;
import org.spintwin.spec.AxiRegistersSpec;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;

/** Golden model of {@code axi_registers}: {@code docs/folded.md}, "axi_registers". */
public final class AxiRegistersGolden extends BlockGolden {
  private static final int OKAY = 0;
  private static final int SLVERR = 2;
  private static final int DECERR = 3;

  private static final int IDLE = 0;
  private static final int EXECUTE = 1;
  private static final int RESPOND = 2;

  /** Clocks from the grant of a request to its answer. */
  private static final int DELAY = 3;

  /** Bits of the addresses of settings and window. */
  private static final int SLOW = 0x60;

  private static final int ENABLE = index("ENABLE");
  private static final int DIVIDER = index("DIVIDER");
  private static final int STEP_MODE = index("STEP_MODE");
  private static final int THRESHOLD = index("THRESHOLD");
  private static final int RESET_VALUE = index("RESET_VALUE");
  private static final int LEAK = index("LEAK");
  private static final int DECAY_E = index("DECAY_E");
  private static final int DECAY_I = index("DECAY_I");
  private static final int REFRACTORY = index("REFRACTORY");
  private static final int INHIBITION = index("INHIBITION");

  /** Registers that are ports of the block, in port order. */
  private static final int[] OUTPUT_REGISTERS = {
    ENABLE,
    DIVIDER,
    STEP_MODE,
    THRESHOLD,
    RESET_VALUE,
    LEAK,
    DECAY_E,
    DECAY_I,
    REFRACTORY,
    INHIBITION
  };

  /** Memories and state that the window registers show. */
  interface Window {
    /**
     * What a register reads at a place of the array.
     *
     * @param register a name of {@link AxiRegistersSpec#REGISTERS}
     * @param column of no meaning for the state of a neuron
     * @return raw, cut to the register's width by the caller
     */
    long read(String register, int row, int column);
  }

  private final Map<String, Long> values;
  private final int inputs;
  private final int neurons;
  private final int codeBits;
  private final int lanes;
  private final boolean readBack;
  private final int rowMask;
  private final int columnMask;

  /** Contents of the read-write registers in the order of {@link AxiRegistersSpec#REGISTERS}. */
  private final long[] contents = new long[AxiRegistersSpec.REGISTERS.size()];

  private final boolean[] exists = new boolean[contents.length];

  /** All bits of each register. */
  private final long[] masks = new long[contents.length];

  /** What the ports of {@link #OUTPUT_REGISTERS} show. */
  private final long[] outputs = new long[OUTPUT_REGISTERS.length];

  private final LifSettings settings = new LifSettings();
  private final PulseCounters counters;
  private int state;
  private boolean write;
  private int address;
  private int data;
  private boolean partial;
  private int delay;
  private boolean ignored;
  private int row;
  private int column;
  private boolean codeWrite;
  private boolean maskWrite;
  private boolean writeReady;
  private boolean readReady;
  private boolean writeAnswered;
  private int writeResponse;
  private boolean readAnswered;
  private int readResponse;
  private int readData;

  public AxiRegistersGolden(Map<String, Long> given) {
    super(AxiRegistersSpec.BLOCK, AxiRegistersSpec.BLOCK.resolve(given));
    values = AxiRegistersSpec.BLOCK.resolve(given);
    inputs = values.get("INPUTS").intValue();
    neurons = values.get("NEURONS").intValue();
    codeBits = values.get("CODE_BITS").intValue();
    lanes = values.get("LANES").intValue();
    readBack = values.get("READBACK") != 0;
    rowMask = (1 << values.get("NEURON_BITS")) - 1;
    columnMask = (1 << values.get("COLUMN_BITS")) - 1;
    counters = new PulseCounters(values.get("COUNTER_BITS").intValue());
    for (int i = 0; i < contents.length; i++) {
      Register register = AxiRegistersSpec.REGISTERS.get(i);
      exists[i] = register.exists().eval(values) != 0;
      masks[i] = (1L << register.width().eval(values)) - 1;
    }
    reset();
  }

  private static int index(String name) {
    for (int i = 0; i < AxiRegistersSpec.REGISTERS.size(); i++) {
      if (AxiRegistersSpec.REGISTERS.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no register " + name);
  }

  private void reset() {
    for (int i = 0; i < contents.length; i++) {
      String parameter = AxiRegistersSpec.REGISTERS.get(i).resetParameter();
      contents[i] = parameter == null ? 0 : cut(i, values.get(parameter));
    }
    state = IDLE;
    write = false;
    address = 0;
    data = 0;
    partial = false;
    delay = 0;
    ignored = false;
    counters.reset();
    row = 0;
    column = 0;
    codeWrite = false;
    maskWrite = false;
    writeReady = false;
    readReady = false;
    writeAnswered = false;
    writeResponse = OKAY;
    readAnswered = false;
    readResponse = OKAY;
    readData = 0;
    refreshSettings();
  }

  /** Cuts to the register's width; signed registers keep their sign. */
  private long cut(int register, long value) {
    long bits = value & masks[register];
    boolean negative =
        AxiRegistersSpec.REGISTERS.get(register).signed() && bits > masks[register] >>> 1;
    return negative ? bits | ~masks[register] : bits;
  }

  private void refreshSettings() {
    settings.threshold = (int) contents[THRESHOLD];
    settings.resetValue = (int) contents[RESET_VALUE];
    settings.leak = (int) contents[LEAK];
    settings.decayE = (int) contents[DECAY_E];
    settings.decayI = (int) contents[DECAY_I];
    settings.refractory = (int) contents[REFRACTORY];
    settings.inhibition = (int) contents[INHIBITION];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = contents[OUTPUT_REGISTERS[i]] & masks[OUTPUT_REGISTERS[i]];
    }
  }

  /**
   * One rising edge.
   *
   * @param access a request is granted
   * @param busy the core has something queued or under way
   * @param pulses those to be counted
   */
  void clock(
      boolean reset, AxiBus bus, boolean access, boolean busy, int pulses, Window window) {
    if (reset) {
      reset();
      return;
    }
    codeWrite = false;
    maskWrite = false;
    switch (state) {
      case IDLE -> choose(bus);
      case EXECUTE -> execute(access, busy, window);
      default -> respond(bus);
    }
    // After an answer: a read on this edge returns the counts from before it.
    counters.count(pulses);
    ignored |= Pulse.IGNORED.in(pulses);
  }

  private void choose(AxiBus bus) {
    boolean choosesWrite = bus.offersWrite() && !(bus.offersRead() && write);
    boolean choosesRead = !choosesWrite && bus.offersRead();
    writeReady = choosesWrite;
    readReady = choosesRead;
    if (choosesWrite || choosesRead) {
      state = EXECUTE;
      write = choosesWrite;
      address = choosesWrite ? bus.writeAddress() : bus.readAddress();
    }
    if (choosesWrite) {
      data = bus.writeData();
      partial = bus.partial();
    }
  }

  private void execute(boolean access, boolean busy, Window window) {
    writeReady = false;
    readReady = false;
    boolean done = delay == 1 || !slow();
    if (slow() && access) {
      writeMemories();
      delay = DELAY;
    } else if (delay > 0) {
      delay--;
    }
    if (done) {
      answer(busy, window);
      state = RESPOND;
    }
  }

  private void respond(AxiBus bus) {
    if (writeAnswered && bus.takesWriteAnswer() || readAnswered && bus.takesReadAnswer()) {
      writeAnswered = false;
      readAnswered = false;
      state = IDLE;
    }
  }

  private boolean slow() {
    return (address & SLOW) != 0;
  }

  /** Settings and memories wait for the core; on this clock this block asks for them. */
  boolean accessRequest() {
    return state == EXECUTE && slow();
  }

  private int addressed() {
    for (int i = 0; i < contents.length; i++) {
      if (AxiRegistersSpec.REGISTERS.get(i).address() == address) {
        return i;
      }
    }
    return -1;
  }

  private int response() {
    int at = addressed();
    if (at < 0) {
      return DECERR;
    }
    Register register = AxiRegistersSpec.REGISTERS.get(at);
    Register.Access forbidden = write ? Register.Access.READ_ONLY : Register.Access.WRITE_ONLY;
    boolean allowed =
        exists[at]
            && register.access() != forbidden
            && !(write && partial)
            && inside(register.name())
            && (write || readBack || columns(register.name()) == 0);
    return allowed ? OKAY : SLVERR;
  }

  /** Columns of the memory behind a window register; 0 for all others. */
  private int columns(String register) {
    return switch (register) {
      case "SYNAPSE_CODE" -> inputs;
      case "INHIBITION_MASK" -> neurons;
      default -> 0;
    };
  }

  private boolean inside(String register) {
    int columns = columns(register);
    boolean rowMatters = columns > 0 || register.startsWith("STATE_");
    return (!rowMatters || row < neurons) && (columns == 0 || column < columns);
  }

  /** Gives the pulse that writes the memory behind the window, where a write to it is allowed. */
  private void writeMemories() {
    if (write && response() == OKAY) {
      String register = AxiRegistersSpec.REGISTERS.get(addressed()).name();
      codeWrite = register.equals("SYNAPSE_CODE");
      maskWrite = register.equals("INHIBITION_MASK");
    }
  }

  private void answer(boolean busy, Window window) {
    int response = response();
    Register register =
        response == OKAY ? AxiRegistersSpec.REGISTERS.get(addressed()) : null;
    if (write) {
      writeAnswered = true;
      writeResponse = response;
      if (register != null) {
        carryOut(register);
      }
    } else {
      readAnswered = true;
      readResponse = response;
      readData = register == null ? 0 : (int) read(register, busy, window);
    }
    if (register != null && columns(register.name()) > 0) {
      advance(columns(register.name()));
    }
  }

  private void carryOut(Register register) {
    switch (register.name()) {
      case "ARRAY_ADDRESS" -> {
        row = data >>> 16 & rowMask;
        column = data & columnMask;
      }
      case "STATUS" -> ignored &= (data & 2) == 0;
      case "SYNAPSE_CODE", "INHIBITION_MASK" -> {} // written when access was granted
      default -> {
        contents[addressed()] = cut(addressed(), data);
        refreshSettings();
      }
    }
  }

  private long read(Register register, boolean busy, Window window) {
    return switch (register.name()) {
      case "ID" -> RegisterFileSpec.ID;
      case "SIZE" -> neurons << 16 | inputs;
      case "LANES" -> lanes;
      case "STATUS" -> (ignored ? 2 : 0) | (busy ? 1 : 0);
      case "STEP_COUNT",
          "SATURATED_STEPS",
          "EVENTS_IN",
          "EVENTS_OUT",
          "EVENTS_IGNORED",
          "STALLED_CLOCKS" -> counters.read(register.name());
      case "ARRAY_ADDRESS" -> row << 16 | column;
      default ->
          columns(register.name()) > 0 || register.name().startsWith("STATE_")
              ? cut(addressed(), window.read(register.name(), row, column))
              : contents[addressed()];
    };
  }

  private void advance(int columns) {
    column++;
    if (column == columns) {
      column = 0;
      row = row == neurons - 1 ? 0 : row + 1;
    }
  }

  LifSettings settings() {
    return settings;
  }

  boolean enable() {
    return contents[ENABLE] != 0;
  }

  boolean stepMode() {
    return contents[STEP_MODE] != 0;
  }

  long divider() {
    return contents[DIVIDER];
  }

  boolean codeWrite() {
    return codeWrite;
  }

  boolean maskWrite() {
    return maskWrite;
  }

  int row() {
    return row;
  }

  int column() {
    return column;
  }

  /** {polarity, code}, or the mask bit, to write. */
  int arrayData() {
    return data & (2 << codeBits) - 1;
  }

  @Override
  void clock(InputReader in) {
    int pulses =
        Pulse.STEP.when(in.flag("step_i"))
            | Pulse.SATURATED.when(in.flag("saturated_i"))
            | Pulse.ACCEPTED.when(in.flag("accepted_i"))
            | Pulse.SENT.when(in.flag("sent_i"))
            | Pulse.IGNORED.when(in.flag("ignored_i"))
            | Pulse.STALLED.when(in.flag("stalled_i"));
    clock(
        !in.flag("rst_ni"),
        in.bus(),
        in.flag("access_i"),
        in.flag("busy_i"),
        pulses,
        (register, row, column) -> in.get(windowPort(register)));
  }

  private static String windowPort(String register) {
    return switch (register) {
      case "SYNAPSE_CODE" -> "code_i";
      case "INHIBITION_MASK" -> "mask_i";
      default -> register.toLowerCase(Locale.ROOT) + "_i";
    };
  }

  /** The slave's side of the bus. */
  void writeBus(RecordWriter out) {
    out.put(writeReady);
    out.put(writeReady);
    out.put(writeAnswered);
    out.put(writeResponse);
    out.put(readReady);
    out.put(readAnswered);
    out.put(Integer.toUnsignedLong(readData));
    out.put(readResponse);
  }

  @Override
  void write(RecordWriter out) {
    writeBus(out);
    out.putBits(outputs);
    out.put(codeWrite);
    out.put(maskWrite);
    out.put(row);
    out.put(column);
    out.put(state);
    out.put(write);
    out.put(address);
    out.put(Integer.toUnsignedLong(data));
    out.put(partial);
    out.put(delay);
    out.put(ignored);
    counters.write(out);
  }
}
