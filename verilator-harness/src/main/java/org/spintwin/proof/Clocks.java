// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Port;
import org.spintwin.spec.State;

/**
 * Some clocks of a block's Verilog, from any state on and with any inputs. Clock 0 is before the
 * first edge: a register's value on clock k + 1 is what it became at the end of clock k. What is
 * claimed can speak of ports, state and memories only, as the block's page lists them.
 */
public final class Clocks {
  /** Numbers packed in a signal, element 0 lowest. */
  private record Signal(int elements, int width, boolean signed) {}

  private final Problem problem;
  private final Netlist netlist;
  private final Map<String, Long> values;
  private final Map<String, Signal> signals = new LinkedHashMap<>();

  /**
   * @param values of the block's parameters and localparams
   */
  Clocks(Problem problem, Netlist netlist, BlockSpec block, Map<String, Long> values, int edges) {
    this.problem = problem;
    this.netlist = netlist;
    this.values = values;
    for (Port p : block.ports()) {
      if (!p.isClock()) {
        Signal signal = signal(p.elements().eval(values), p.width().eval(values), p.signed());
        signals.put(p.name(), signal);
      }
    }
    for (State s : block.states()) {
      Signal signal = signal(s.elements().eval(values), s.width().eval(values), s.signed());
      signals.put(s.register(), signal);
    }
    netlist.unroll(problem, edges);
    for (int clock = 0; clock <= edges; clock++) {
      for (String name : signals.keySet()) {
        watch(name, clock);
      }
    }
  }

  private static Signal signal(long elements, long width, boolean signed) {
    return new Signal(Math.toIntExact(elements), Math.toIntExact(width), signed);
  }

  private void watch(String name, int clock) {
    Signal signal = signals.get(name);
    Bits all = netlist.bits(problem, name, clock);
    IntStream.range(0, signal.elements())
        .forEach(
            i -> {
              Bits bits = all.slice(i * signal.width(), signal.width());
              String index = signal.elements() == 1 ? "" : "[" + i + "]";
              String sort = "(_ BitVec " + signal.width() + ")";
              problem.watch(
                  "clock " + clock + " " + name + index, sort, bits.term(), signal.signed());
            });
  }

  /** All bits of a port or register. */
  public Bits bits(String name, int clock) {
    if (!signals.containsKey(name)) {
      throw new IllegalArgumentException("no signal " + name + " among " + signals.keySet());
    }
    return netlist.bits(problem, name, clock);
  }

  /** One of the numbers in a port or register, as the page of the block says it is to be read. */
  public Exact number(String name, int element, int clock) {
    Bits all = bits(name, clock);
    Signal signal = signals.get(name);
    if (element < 0 || element >= signal.elements()) {
      throw new IllegalArgumentException(
          name + " has " + signal.elements() + " numbers, none of them number " + element);
    }
    Bits one = all.slice(element * signal.width(), signal.width());
    return signal.signed() ? one.signed() : one.unsigned();
  }

  /** The only number in a port or register. */
  public Exact number(String name, int clock) {
    return number(name, 0, clock);
  }

  /** A port or register of one bit. */
  public Truth flag(String name, int clock) {
    Bits bits = bits(name, clock);
    if (bits.width() != 1) {
      throw new IllegalArgumentException(name + " has " + bits.width() + " bits");
    }
    return bits.bit(0);
  }

  public Words words(String memory, int clock) {
    return netlist.words(problem, memory, clock);
  }

  /** Value of a parameter or localparam. */
  public int value(String name) {
    return Math.toIntExact(values.get(name));
  }

  /** Only cases in which this is so are looked at. */
  public void assume(Truth truth) {
    problem.assume(truth);
  }

  /** Any bits there are: what is said with them is said of all. */
  public Bits any(String name, int bits) {
    return problem.any(name, bits);
  }

  /**
   * Has sums computed in at least so many bits; as many as the Verilog has are the easiest to
   * compare.
   */
  public void work(String parameter) {
    problem.work(value(parameter));
  }

  /** A whole number. */
  public Exact number(long value) {
    return problem.number(value);
  }

  public Truth truth(boolean value) {
    return problem.truth(value);
  }
}
