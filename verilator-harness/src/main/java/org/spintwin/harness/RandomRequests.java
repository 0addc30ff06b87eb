// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.Register;

/**
 * Random register requests: settings changed and brought back, codes and mask reloaded, requests
 * that are refused.
 */
public final class RandomRequests {
  private final Map<String, Long> values;
  private final List<Register> registers;
  private final List<Register> settings;

  /** Registers that show the state of a neuron. */
  private final List<Register> states;

  private final SplittableRandom random;

  /** Next setting to bring back to its initial value; past the last one nothing is restored. */
  private int restoring;

  private boolean arrayAddressed;

  private boolean write;
  private int address;
  private long data;

  /**
   * @param registers of the top
   * @param values of its parameters and localparams
   */
  public RandomRequests(
      List<Register> registers, Map<String, Long> values, SplittableRandom random) {
    this.registers = registers;
    this.values = values;
    this.random = random;
    settings =
        registers.stream()
            .filter(r -> r.access() == Register.Access.READ_WRITE && r.resetParameter() != null)
            .toList();
    states = registers.stream().filter(r -> r.name().startsWith("STATE_")).toList();
    restoring = settings.size();
  }

  /** Whether the request is a write. */
  public boolean write() {
    return write;
  }

  /** Its address in bytes. */
  public int address() {
    return address;
  }

  /** What it writes, 32 bits. */
  public long data() {
    return data;
  }

  /** The next requests bring back every setting to its value after reset. */
  void restore() {
    restoring = 0;
  }

  boolean restoring() {
    return restoring < settings.size();
  }

  /** Noise, which is also what a request may be. */
  public void noise() {
    write = random.nextInt(4) > 0;
    address = random.nextInt(256);
    data = random.nextInt() & 0xFFFFFFFFL;
  }

  /** One request, after {@link #noise}. */
  public void next() {
    Register register;
    long word;
    if (restoring()) {
      register = settings.get(restoring++);
      word = values.get(register.resetParameter());
      write = true;
    } else {
      int choice = random.nextInt(16);
      if (choice == 0) {
        return; // any address, any data
      }
      if (choice < 6) {
        register = settings.get(random.nextInt(settings.size()));
        word = setting(register);
      } else if (choice < 8) {
        register = registers.get(random.nextInt(registers.size()));
        word = random.nextInt();
      } else if (!states.isEmpty() && random.nextInt(2) == 0) {
        register = states.get(random.nextInt(states.size()));
        word = 0;
        write = false;
      } else {
        register = arrayRegister();
        word = register.name().equals("ARRAY_ADDRESS") ? arrayAddress() : random.nextInt();
      }
    }
    address = register.address();
    data = word & 0xFFFFFFFFL;
  }

  private Register arrayRegister() {
    String name =
        !arrayAddressed || random.nextInt(8) == 0
            ? "ARRAY_ADDRESS"
            : random.nextInt(4) == 0 ? "INHIBITION_MASK" : "SYNAPSE_CODE";
    arrayAddressed = true;
    return registers.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  /** Mostly inside the array, near its borders more often than chance, sometimes beyond. */
  private int arrayAddress() {
    int neurons = values.get("NEURONS").intValue();
    int columns = random.nextInt(4) == 0 ? neurons : values.get("INPUTS").intValue();
    return coordinate(neurons) << 16 | coordinate(columns);
  }

  private int coordinate(int size) {
    return switch (random.nextInt(8)) {
      case 0 -> size - 1;
      case 1 -> size;
      default -> random.nextInt(size);
    };
  }

  /** Short steps; where steps may end with the last event too, also such as hold many events. */
  private long divider() {
    boolean streams = settings.stream().anyMatch(r -> r.name().equals("STEP_MODE"));
    if (!streams) {
      return random.nextBoolean() ? 1 : random.nextInt(6);
    }
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt();
      case 1, 2 -> random.nextInt(6);
      default -> random.nextInt(1 << random.nextInt(3, 10));
    };
  }

  /** A value that keeps the network alive more often than not. */
  private long setting(Register register) {
    long initial = values.get(register.resetParameter());
    if (register.name().equals("ENABLE")) {
      return random.nextInt(4) == 0 ? 0 : 1;
    }
    if (register.name().equals("STEP_MODE")) {
      return random.nextInt(4) == 0 ? 1 : 0;
    }
    if (register.name().equals("DIVIDER")) {
      return divider();
    }
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(16);
      case 2 -> initial + random.nextInt(-3, 4);
      case 3 -> (1L << random.nextInt(32)) - random.nextInt(2); // an end of its range, perhaps
      default -> initial / 2;
    };
  }
}
