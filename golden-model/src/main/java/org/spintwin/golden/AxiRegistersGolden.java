// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.golden.PulseCounters.Pulse;
import org.spintwin.spec.AxiRegistersSpec;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;

/** Golden model of {@code axi_registers}: {@code docs/folded.md}, "axi_registers". */
public final class AxiRegistersGolden extends BlockGolden {
  private static final int OKAY = 0;
  private static final int SLVERR = 2;
  private static final int DECERR = 3;

  /** Registers that are ports of the block, in port order. */
  private static final int[] OUTPUT_REGISTERS =
      Stream.of(
              "ENABLE",
              "DIVIDER",
              "STEP_MODE",
              "THRESHOLD",
              "RESET_VALUE",
              "LEAK",
              "DECAY_E",
              "DECAY_I",
              "REFRACTORY",
              "INHIBITION")
          .mapToInt(AxiRegistersGolden::index)
          .toArray();

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

  /** Contents of the read-write registers in the order of {@link AxiRegistersSpec#REGISTERS}. */
  private final long[] contents = new long[AxiRegistersSpec.REGISTERS.size()];

  private final boolean[] exists = new boolean[contents.length];
  private final boolean[] writable = new boolean[contents.length];
  private final boolean[] readable = new boolean[contents.length];

  /** All bits of each register. */
  private final long[] masks = new long[contents.length];

  /** What the ports of {@link #OUTPUT_REGISTERS} show. */
  private final long[] outputs = new long[OUTPUT_REGISTERS.length];

  private final LifSettings settings = new LifSettings();
  private final PulseCounters counters;
  private final AxiSlave slave = new AxiSlave();
  private final ArrayWindow place;
  private boolean enable;
  private boolean stepMode;
  private long divider;
  private boolean ignored;
  private boolean codeWrite;
  private boolean maskWrite;

  public AxiRegistersGolden(Map<String, Long> given) {
    super(AxiRegistersSpec.BLOCK, AxiRegistersSpec.BLOCK.resolve(given));
    values = AxiRegistersSpec.BLOCK.resolve(given);
    inputs = values.get("INPUTS").intValue();
    neurons = values.get("NEURONS").intValue();
    codeBits = values.get("CODE_BITS").intValue();
    lanes = values.get("LANES").intValue();
    place = new ArrayWindow(values);
    counters = new PulseCounters(values.get("COUNTER_BITS").intValue());
    for (int i = 0; i < contents.length; i++) {
      Register register = AxiRegistersSpec.REGISTERS.get(i);
      exists[i] = register.exists().eval(values) != 0;
      writable[i] = register.writable().eval(values) != 0;
      readable[i] = register.readable().eval(values) != 0;
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
    slave.reset();
    ignored = false;
    counters.reset();
    place.set(0);
    codeWrite = false;
    maskWrite = false;
    refreshSettings();
  }

  /** Cuts to the register's width; signed registers keep their sign. */
  private long cut(int register, long value) {
    long bits = value & masks[register];
    boolean negative =
        AxiRegistersSpec.REGISTERS.get(register).signed() && bits > masks[register] >>> 1;
    return negative ? bits | ~masks[register] : bits;
  }

  /** Takes over what depends on the contents, so that no clock looks a register up. */
  private void refreshSettings() {
    enable = contents[index("ENABLE")] != 0;
    stepMode = contents[index("STEP_MODE")] != 0;
    divider = contents[index("DIVIDER")];
    settings.threshold = (int) contents[index("THRESHOLD")];
    settings.resetValue = (int) contents[index("RESET_VALUE")];
    settings.leak = (int) contents[index("LEAK")];
    settings.decayE = (int) contents[index("DECAY_E")];
    settings.decayI = (int) contents[index("DECAY_I")];
    settings.refractory = (int) contents[index("REFRACTORY")];
    settings.inhibition = (int) contents[index("INHIBITION")];
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
  void clock(boolean reset, AxiBus bus, boolean access, boolean busy, int pulses, Window window) {
    if (reset) {
      reset();
      return;
    }
    codeWrite = false;
    maskWrite = false;
    if (access && accessRequest()) {
      writeMemories();
    }
    if (slave.clock(bus, access)) {
      answer(busy, window);
    }
    // After an answer: a read on this edge returns the counts from before it.
    counters.count(pulses);
    ignored |= Pulse.IGNORED.in(pulses);
  }

  /**
   * The register whose request is under way.
   *
   * @return its name; empty where the request will be refused
   */
  String requested() {
    return response() == OKAY ? AxiRegistersSpec.REGISTERS.get(addressed()).name() : "";
  }

  /** Settings and memories wait for the core; on this clock this block asks for them. */
  boolean accessRequest() {
    return slave.accessRequest();
  }

  private int addressed() {
    for (int i = 0; i < contents.length; i++) {
      if (AxiRegistersSpec.REGISTERS.get(i).address() == slave.address()) {
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
    boolean write = slave.write();
    Register.Access forbidden = write ? Register.Access.READ_ONLY : Register.Access.WRITE_ONLY;
    boolean allowed =
        exists[at]
            && register.access() != forbidden
            && place.inside(register.name())
            && (write ? writable[at] && !slave.partial() : readable[at]);
    return allowed ? OKAY : SLVERR;
  }

  /** Gives the pulse that writes the memory behind the window, where a write to it is allowed. */
  private void writeMemories() {
    if (slave.write() && response() == OKAY) {
      String register = AxiRegistersSpec.REGISTERS.get(addressed()).name();
      codeWrite = register.equals("SYNAPSE_CODE");
      maskWrite = register.equals("INHIBITION_MASK");
    }
  }

  private void answer(boolean busy, Window window) {
    int response = response();
    Register register = response == OKAY ? AxiRegistersSpec.REGISTERS.get(addressed()) : null;
    int dataRead = 0;
    if (register != null && slave.write()) {
      carryOut(register);
    } else if (register != null) {
      dataRead = (int) read(register, busy, window);
    }
    slave.answer(response, dataRead);
    if (register != null) {
      place.advance(register.name());
    }
  }

  private void carryOut(Register register) {
    int data = slave.data();
    switch (register.name()) {
      case "ARRAY_ADDRESS" -> place.set(data);
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
          "STALLED_CLOCKS" ->
          counters.read(register.name());
      case "ARRAY_ADDRESS" -> place.address();
      default ->
          ArrayWindow.shows(register.name())
              ? cut(addressed(), window.read(register.name(), place.row(), place.column()))
              : contents[addressed()];
    };
  }

  LifSettings settings() {
    return settings;
  }

  boolean enable() {
    return enable;
  }

  boolean stepMode() {
    return stepMode;
  }

  long divider() {
    return divider;
  }

  boolean codeWrite() {
    return codeWrite;
  }

  boolean maskWrite() {
    return maskWrite;
  }

  int row() {
    return place.row();
  }

  int column() {
    return place.column();
  }

  /** {polarity, code}, or the mask bit, to write. */
  int arrayData() {
    return slave.data() & (2 << codeBits) - 1;
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

  /** The slave's side of the bus, as a top shows it. */
  void writeBus(RecordWriter out) {
    slave.writeBus(out);
  }

  @Override
  void write(RecordWriter out) {
    writeBus(out);
    out.putBits(outputs);
    out.put(codeWrite);
    out.put(maskWrite);
    out.put(place.row());
    out.put(place.column());
    slave.writeState(out);
    out.put(ignored);
    counters.write(out);
  }
}
