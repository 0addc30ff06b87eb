// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.spintwin.spec.Design;
import org.spintwin.spec.Register;

/**
 * The registers of a chip through a session. Many requests are sent before the first is answered,
 * so that the line is never idle.
 */
final class ChipRegisters {
  private static final int READ = 0x9000;
  private static final int WRITE = 0xA000;
  private static final int ADDRESS = 0xFF;
  private static final int ERROR = 0xF00;
  private static final int HALF = 16;

  /** Says to which place the window registers lead; they go on to the next by themselves. */
  private static final String PLACE = "ARRAY_ADDRESS";

  private final Supplier<HostSession> sessions;
  private final Design chip;
  private final Map<String, Long> values;

  /** What the chip did not do of what it was asked; null where there is nothing. */
  private String refused;

  /**
   * @param sessions gives the session in force
   */
  ChipRegisters(Supplier<HostSession> sessions, Design chip) {
    this.sessions = sessions;
    this.chip = chip;
    values = chip.values();
  }

  List<Register> all() {
    return chip.top().registers().stream().filter(r -> r.exists().eval(values) != 0).toList();
  }

  private Register named(String name) {
    return all().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no register '"
                        + name
                        + "' in "
                        + chip.name()
                        + "; there are "
                        + all().stream().map(Register::name).toList()));
  }

  long read(String name) {
    Register register = named(name);
    askFor(register);
    long value = answer(register);
    checkNothingRefused();
    return value;
  }

  void write(String name, long value) {
    Register register = named(name);
    give(register, value);
    confirm(register);
    checkNothingRefused();
  }

  void load(String name, int[][] data) {
    Register place = named(PLACE);
    Register window = named(name);
    give(place, 0);
    Arrays.stream(data).flatMapToInt(Arrays::stream).forEach(number -> give(window, number));
    confirm(place);
    Arrays.stream(data).flatMapToInt(Arrays::stream).forEach(number -> confirm(window));
    checkNothingRefused();
  }

  /**
   * @param columns the parameter that says how many there are
   * @return [neuron][column]
   */
  int[][] window(String name, String columns) {
    Register place = named(PLACE);
    Register window = named(name);
    int[][] data = new int[size("NEURONS")][size(columns)];
    give(place, 0);
    for (int i = 0; i < data.length * size(columns); i++) {
      askFor(window);
    }
    confirm(place);
    for (int[] row : data) {
      Arrays.setAll(row, column -> (int) answer(window));
    }
    checkNothingRefused();
    return data;
  }

  long[] state(String name) {
    Register place = named(PLACE);
    Register state = named(name);
    long[] numbers = new long[size("NEURONS")];
    for (int n = 0; n < numbers.length; n++) {
      give(place, (long) n << HALF);
      askFor(state);
    }
    for (int n = 0; n < numbers.length; n++) {
      confirm(place);
      numbers[n] = answer(state);
    }
    checkNothingRefused();
    return numbers;
  }

  private int size(String parameter) {
    return values.get(parameter).intValue();
  }

  private void askFor(Register register) {
    sessions.get().send(READ + register.address());
  }

  private void give(Register register, long value) {
    HostSession session = sessions.get();
    session.send(WRITE + register.address());
    session.send((int) value & 0xFFFF);
    session.send((int) (value >> HALF) & 0xFFFF);
  }

  private long answer(Register register) {
    takeHead(READ, register, "read");
    long value = sessions.get().receiveValue();
    return register.signed() ? (int) value : value;
  }

  private void confirm(Register register) {
    takeHead(WRITE, register, "written");
  }

  private void takeHead(int kind, Register register, String done) {
    int word = sessions.get().receive();
    if ((word & ~ERROR) != kind + (register.address() & ADDRESS)) {
      throw TwinLink.unexpected(word);
    }
    if ((word & ERROR) != 0) {
      refused = register.name() + " cannot be " + done;
    }
  }

  /** Only when all answers have been taken: the next request's must not be taken for them. */
  private void checkNothingRefused() {
    sessions.get().settle();
    if (refused != null) {
      String told = refused;
      refused = null;
      throw new IllegalArgumentException("register " + told + " there, or as the chip was built");
    }
  }
}
