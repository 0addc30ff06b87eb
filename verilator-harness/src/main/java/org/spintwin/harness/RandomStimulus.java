// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;

/**
 * Random spikes and register traffic for the MRAM LIF chip, in phases of different activity:
 * resets, settings changed in mid-run, codes and mask reloaded, divider changes, idle clocks,
 * requests that are refused.
 */
public final class RandomStimulus implements Stimulus {
  private static final int RESET_CLOCKS = 3;
  private static final int SHORTEST_PHASE = 64;
  private static final int LONGEST_PHASE = 1024;

  private final Map<String, Long> values;
  private final long seed;
  private final int words;
  private final Signal reset;
  private final Signal spikes;
  private final Signal valid;
  private final Signal write;
  private final Signal address;
  private final Signal data;

  private SplittableRandom random;
  private int phaseLeft;
  private int resetLeft;
  private int sparseness;
  private int requestRarity;

  /** Next setting to bring back to its initial value; past the last one nothing is restored. */
  private int restoring;

  private boolean arrayAddressed;

  /**
   * @param parameters values of the chip's Verilog parameters
   * @param seed gives the same clocks for the same parameters
   */
  public RandomStimulus(Map<String, Long> parameters, long seed) {
    this.values = MramLifSpec.BLOCK.resolve(parameters);
    this.seed = seed;
    RecordLayout layout = RecordLayout.inputs(MramLifSpec.BLOCK, values);
    words = layout.words();
    reset = layout.signal("rst_ni");
    spikes = layout.signal("spikes_i");
    valid = layout.signal("cfg_valid_i");
    write = layout.signal("cfg_write_i");
    address = layout.signal("cfg_address_i");
    data = layout.signal("cfg_wdata_i");
    restart();
  }

  @Override
  public void restart() {
    random = new SplittableRandom(seed);
    phaseLeft = 0;
    resetLeft = RESET_CLOCKS;
    restoring = SETTINGS.size();
    arrayAddressed = false;
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    for (int c = 0; c < clocks; c++) {
      fillClock(inputs, c * words);
    }
  }

  private void fillClock(long[] inputs, int base) {
    if (phaseLeft-- == 0) {
      newPhase();
    }
    inputs[base + reset.offset()] = resetLeft > 0 ? 0 : 1;
    if (resetLeft > 0) {
      resetLeft--;
    }
    fillSpikes(inputs, base + spikes.offset());
    boolean request = restoring < SETTINGS.size() || random.nextInt(requestRarity) == 0;
    inputs[base + valid.offset()] = request ? 1 : 0;
    // Without a request the other lines carry noise, which must not matter.
    inputs[base + write.offset()] = random.nextInt(4) > 0 ? 1 : 0;
    inputs[base + address.offset()] = random.nextInt(256);
    inputs[base + data.offset()] = random.nextInt() & 0xFFFFFFFFL;
    if (request) {
      fillRequest(inputs, base);
    }
  }

  private void newPhase() {
    phaseLeft = random.nextInt(SHORTEST_PHASE, LONGEST_PHASE);
    sparseness = random.nextInt(6);
    requestRarity = 1 << random.nextInt(0, 14);
    if (random.nextInt(8) == 0) {
      resetLeft = random.nextInt(1, 4);
    }
    if (random.nextInt(2) == 0) {
      restoring = 0;
    }
  }

  /** Each input spikes with probability 2^-sparseness, or never. */
  private void fillSpikes(long[] inputs, int at) {
    int left = spikes.bits();
    for (int w = 0; w < spikes.words(); w++, left -= 64) {
      long word = sparseness == 5 ? 0 : -1L;
      for (int i = 0; i < sparseness && word != 0; i++) {
        word &= random.nextLong();
      }
      inputs[at + w] = left >= 64 ? word : word & (1L << left) - 1;
    }
  }

  private static final List<Register> SETTINGS =
      RegisterFileSpec.REGISTERS.stream()
          .filter(r -> r.access() == Register.Access.READ_WRITE && r.resetParameter() != null)
          .toList();

  private void fillRequest(long[] inputs, int base) {
    Register register;
    long word;
    if (restoring < SETTINGS.size()) {
      register = SETTINGS.get(restoring++);
      word = values.get(register.resetParameter());
      inputs[base + write.offset()] = 1;
    } else {
      int choice = random.nextInt(16);
      if (choice == 0) {
        return; // any address, any data
      }
      if (choice < 6) {
        register = SETTINGS.get(random.nextInt(SETTINGS.size()));
        word = setting(register);
      } else if (choice < 8) {
        register =
            RegisterFileSpec.REGISTERS.get(random.nextInt(RegisterFileSpec.REGISTERS.size()));
        word = random.nextInt();
      } else {
        register = arrayRegister();
        word = register.name().equals("ARRAY_ADDRESS") ? arrayAddress() : random.nextInt();
      }
    }
    inputs[base + address.offset()] = register.address();
    inputs[base + data.offset()] = word & 0xFFFFFFFFL;
  }

  private Register arrayRegister() {
    String name =
        !arrayAddressed || random.nextInt(8) == 0
            ? "ARRAY_ADDRESS"
            : random.nextInt(4) == 0 ? "INHIBITION_MASK" : "SYNAPSE_CODE";
    arrayAddressed = true;
    return RegisterFileSpec.named(name);
  }

  /** Mostly inside the array, near its borders more often than chance, sometimes beyond. */
  private int arrayAddress() {
    return coordinate(values.get("NEURONS").intValue()) << 16
        | coordinate(values.get("INPUTS").intValue());
  }

  private int coordinate(int size) {
    return switch (random.nextInt(8)) {
      case 0 -> size - 1;
      case 1 -> size;
      default -> random.nextInt(size);
    };
  }

  /** A value that keeps the network alive more often than not. */
  private long setting(Register register) {
    long initial = values.get(register.resetParameter());
    if (register.name().equals("ENABLE")) {
      return random.nextInt(4) == 0 ? 0 : 1;
    }
    if (register.name().equals("DIVIDER")) {
      return random.nextBoolean() ? 1 : random.nextInt(6);
    }
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(16);
      case 2 -> initial + random.nextInt(-3, 4);
      default -> initial / 2;
    };
  }
}
