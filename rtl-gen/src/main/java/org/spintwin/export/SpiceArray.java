// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;

/**
 * Memory cells and references of one neuron as a netlist. Row j is the node that {@link #row}
 * names; what the rows lead to are columns, each at virtual ground.
 *
 * @param readVoltage of an active row, volt; inactive rows are at 0
 * @param stepCurrent nominal current between two levels, ampere
 * @param inputs rows
 * @param groups resistors, and what each group of them is
 * @param columns what resistors end in
 * @param branches what columns are summed into: {@code e}, then {@code i}
 */
public record SpiceArray(
    double readVoltage,
    double stepCurrent,
    int inputs,
    List<Group> groups,
    List<Column> columns,
    List<Branch> branches) {

  /** Resistors that belong together. */
  public record Group(String comment, List<Resistor> resistors) {}

  /**
   * A cell, a reference, or a piece of wire.
   *
   * @param name of the element, beginning with r
   */
  public record Resistor(String name, String from, String to, double ohms) {
    /** As the deck prints it. */
    public String ohm() {
      return SpiceNumber.of(ohms);
    }
  }

  /**
   * A node at virtual ground, whose current a mirror copies to its branch.
   *
   * @param branch {@code e} or {@code i}
   * @param reference whether the current is taken away instead of added
   * @param weight of the mirror
   */
  public record Column(String node, String branch, boolean reference, int weight) {
    /** Where the mirror's current comes from. */
    public String from() {
      return reference ? "sum" + branch : "0";
    }

    /** Where it goes to. */
    public String to() {
      return reference ? "0" : "sum" + branch;
    }
  }

  /**
   * The mirror between the sum of a branch and the neuron.
   *
   * @param name {@code e} or {@code i}
   * @param mirrorGain about 1
   * @param outputOhms in parallel with its output; may be infinite
   * @param loadOhms of the input that it drives
   */
  public record Branch(String name, double mirrorGain, double outputOhms, double loadOhms) {
    public String gain() {
      return SpiceNumber.of(mirrorGain);
    }

    /** Whether there is an output resistance. */
    public boolean finite() {
      return Double.isFinite(outputOhms);
    }

    public String outputResistance() {
      return SpiceNumber.of(outputOhms);
    }

    public String loadResistance() {
      return SpiceNumber.of(loadOhms);
    }
  }

  /** The node of a row, behind its driver. */
  public static String row(int input) {
    return "x" + input;
  }

  /** Resistors in all groups. */
  public int resistors() {
    return groups.stream().mapToInt(group -> group.resistors().size()).sum();
  }
}
