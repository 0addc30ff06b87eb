// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;

/** Golden model of {@code register_file}: {@code docs/semantics.md}, "Registers". */
public final class RegisterFileGolden extends BlockGolden {
  private final Map<String, Long> values;
  private final int inputs;
  private final int neurons;
  private final int codeBits;

  /** Contents of the read-write registers in the order of {@link RegisterFileSpec#REGISTERS}. */
  private final long[] contents = new long[RegisterFileSpec.REGISTERS.size()];

  private static final int ENABLE = index("ENABLE");
  private static final int DIVIDER = index("DIVIDER");
  private static final int THRESHOLD = index("THRESHOLD");
  private static final int RESET_VALUE = index("RESET_VALUE");
  private static final int LEAK = index("LEAK");
  private static final int DECAY_E = index("DECAY_E");
  private static final int DECAY_I = index("DECAY_I");
  private static final int REFRACTORY = index("REFRACTORY");
  private static final int INHIBITION = index("INHIBITION");

  /** Registers that are ports of the block, in port order. */
  private static final int[] OUTPUT_REGISTERS = {
    ENABLE, DIVIDER, THRESHOLD, RESET_VALUE, LEAK, DECAY_E, DECAY_I, REFRACTORY, INHIBITION
  };

  private final long[] outputMasks = new long[OUTPUT_REGISTERS.length];
  private final LifSettings settings = new LifSettings();
  private boolean ack;
  private boolean error;
  private long readData;
  private int stepCount;
  private int saturatedSteps;
  private int row;
  private int column;
  private boolean codeWrite;
  private boolean maskWrite;
  private int arrayRow;
  private int arrayColumn;
  private int arrayData;

  public RegisterFileGolden(Map<String, Long> values) {
    super(RegisterFileSpec.BLOCK, RegisterFileSpec.BLOCK.resolve(values));
    this.values = RegisterFileSpec.BLOCK.resolve(values);
    inputs = this.values.get("INPUTS").intValue();
    neurons = this.values.get("NEURONS").intValue();
    codeBits = this.values.get("CODE_BITS").intValue();
    for (int i = 0; i < OUTPUT_REGISTERS.length; i++) {
      Register register = RegisterFileSpec.REGISTERS.get(OUTPUT_REGISTERS[i]);
      outputMasks[i] = -1L >>> (64 - register.width().eval(this.values));
    }
    reset();
  }

  private static int index(String name) {
    return RegisterFileSpec.REGISTERS.indexOf(RegisterFileSpec.named(name));
  }

  private void reset() {
    for (int i = 0; i < contents.length; i++) {
      String parameter = RegisterFileSpec.REGISTERS.get(i).resetParameter();
      contents[i] = parameter == null ? 0 : cut(i, values.get(parameter));
    }
    ack = false;
    error = false;
    readData = 0;
    stepCount = 0;
    saturatedSteps = 0;
    row = 0;
    column = 0;
    codeWrite = false;
    maskWrite = false;
    arrayRow = 0;
    arrayColumn = 0;
    arrayData = 0;
    refreshSettings();
  }

  /** Cuts to the register's width; signed registers keep their sign. */
  private long cut(int register, long value) {
    Register r = RegisterFileSpec.REGISTERS.get(register);
    int unused = 64 - (int) r.width().eval(values);
    if (unused == 64) {
      return 0; // left out; Java would shift by 0 instead of 64
    }
    return r.signed() ? value << unused >> unused : value << unused >>> unused;
  }

  private void refreshSettings() {
    settings.threshold = (int) contents[THRESHOLD];
    settings.resetValue = (int) contents[RESET_VALUE];
    settings.leak = (int) contents[LEAK];
    settings.decayE = (int) contents[DECAY_E];
    settings.decayI = (int) contents[DECAY_I];
    settings.refractory = (int) contents[REFRACTORY];
    settings.inhibition = (int) contents[INHIBITION];
  }

  /** One rising edge. */
  void clock(
      boolean reset,
      boolean request,
      boolean write,
      int address,
      int data,
      boolean step,
      boolean stepSaturated) {
    if (reset) {
      reset();
      return;
    }
    codeWrite = false;
    maskWrite = false;
    ack = request;
    error = false;
    readData = 0;
    if (request) {
      answer(write, address, data);
    }
    // After the answer: a read on this edge returns the counts from before it.
    if (step) {
      stepCount++;
      saturatedSteps += stepSaturated ? 1 : 0;
    }
  }

  private void answer(boolean write, int address, int data) {
    int at = 0;
    while (at < contents.length && RegisterFileSpec.REGISTERS.get(at).address() != address) {
      at++;
    }
    if (at == contents.length) {
      error = true;
      return;
    }
    Register register = RegisterFileSpec.REGISTERS.get(at);
    Register.Access forbidden = write ? Register.Access.READ_ONLY : Register.Access.WRITE_ONLY;
    if (register.access() == forbidden) {
      error = true;
    } else if (!write) {
      readData = Integer.toUnsignedLong(read(register, at));
    } else {
      switch (register.name()) {
        case "ARRAY_ADDRESS" -> {
          row = data >>> 16;
          column = data & 0xFFFF;
        }
        case "SYNAPSE_CODE" -> codeWrite = writeArray(data, inputs);
        case "INHIBITION_MASK" -> maskWrite = writeArray(data, neurons);
        default -> {
          contents[at] = cut(at, data);
          refreshSettings();
        }
      }
    }
  }

  private int read(Register register, int at) {
    return switch (register.name()) {
      case "ID" -> RegisterFileSpec.ID;
      case "SIZE" -> neurons << 16 | inputs;
      case "STEP_COUNT" -> stepCount;
      case "SATURATED_STEPS" -> saturatedSteps;
      case "ARRAY_ADDRESS" -> row << 16 | column;
      default -> (int) contents[at];
    };
  }

  /** Issues a write at the array address and advances it; false with an error outside the array. */
  private boolean writeArray(int data, int columns) {
    if (row >= neurons || column >= columns) {
      error = true;
      return false;
    }
    arrayRow = row;
    arrayColumn = column;
    arrayData = data & (2 << codeBits) - 1;
    column++;
    if (column == columns) {
      column = 0;
      row = row + 1 & 0xFFFF;
    }
    return true;
  }

  LifSettings settings() {
    return settings;
  }

  boolean enable() {
    return contents[ENABLE] != 0;
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

  int arrayRow() {
    return arrayRow;
  }

  int arrayColumn() {
    return arrayColumn;
  }

  int arrayData() {
    return arrayData;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("cfg_valid_i"),
        in.flag("cfg_write_i"),
        (int) in.get("cfg_address_i"),
        (int) in.get("cfg_wdata_i"),
        in.flag("step_i"),
        in.flag("saturated_i"));
  }

  void writeAnswer(RecordWriter out) {
    out.put(ack);
    out.put(error);
    out.put(readData);
  }

  @Override
  void write(RecordWriter out) {
    writeAnswer(out);
    for (int i = 0; i < OUTPUT_REGISTERS.length; i++) {
      out.put(contents[OUTPUT_REGISTERS[i]] & outputMasks[i]);
    }
    out.put(codeWrite);
    out.put(maskWrite);
    out.put(arrayRow);
    out.put(arrayColumn);
    out.put(arrayData);
    out.put(Integer.toUnsignedLong(stepCount));
    out.put(Integer.toUnsignedLong(saturatedSteps));
    out.put(row);
    out.put(column);
  }
}
