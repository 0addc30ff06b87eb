// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spintwin.device.MramCells;
import org.spintwin.export.SpiceArray;
import org.spintwin.export.SpiceArray.Branch;
import org.spintwin.export.SpiceArray.Column;
import org.spintwin.export.SpiceArray.Group;
import org.spintwin.export.SpiceArray.Resistor;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;

/**
 * The netlist of one neuron's synapses, with the values that were drawn for its cells.
 *
 * <p>Columns are at virtual ground, so with ideal wires all cells of the same branch and weight can
 * end in one. Where drivers resist, the cells of the other neurons load the rows: one resistor per
 * row stands for all of them.
 */
final class DrawnArray {
  private final ArraySpec array;
  private final MramDeviceSpec device;
  private final MramCells cells;
  private final int[][] levels;
  private final boolean[] inhibitory;
  private final int neuron;
  private final boolean ownReferences;
  private final Set<Column> columns = new LinkedHashSet<>();

  private DrawnArray(ChipSpec spec, int[][] levels, boolean[] inhibitory, int neuron) {
    array = spec.array();
    device = spec.device();
    cells = new MramCells(spec);
    this.levels = levels;
    this.inhibitory = inhibitory;
    this.neuron = neuron;
    ownReferences = device.reference().per() == ReferenceSpec.Per.CELL;
  }

  /**
   * @param levels signed, [neuron][input]
   * @param inhibitory which synapses of this neuron feed the inhibitory branch
   * @throws IllegalArgumentException where pieces of wire resist
   */
  static SpiceArray of(ChipSpec spec, int[][] levels, boolean[] inhibitory, int neuron) {
    if (spec.device().wires().segmentResistance() > 0) {
      throw new IllegalArgumentException("wires between cells resist");
    }
    return new DrawnArray(spec, levels, inhibitory, neuron).netlist();
  }

  private SpiceArray netlist() {
    List<Group> groups = new ArrayList<>();
    for (int input = 0; input < array.inputs(); input++) {
      groups.add(synapse(input));
    }
    return new SpiceArray(
        device.readVoltage(),
        cells.stepCurrent(),
        array.inputs(),
        groups,
        List.copyOf(columns),
        List.of(branch("e", false), branch("i", true)));
  }

  private Branch branch(String name, boolean inhibits) {
    return new Branch(
        name,
        cells.branchGain(neuron, inhibits),
        device.branch().outputResistance(),
        device.branch().loadResistance());
  }

  private Group synapse(int input) {
    String branch = inhibitory[input] ? "i" : "e";
    int level = Math.abs(levels[neuron][input]);
    List<Resistor> resistors = new ArrayList<>();
    String row = driven(input, "y", false, resistors);
    String referenceRow =
        device.currentSubtraction() && ownReferences
            ? driven(input, "z", true, resistors)
            : SpiceArray.row(input);
    for (int cell = 0; cell < cells.perSynapse(); cell++) {
      Column own = column(branch, false, cells.weight(cell));
      double ohms = cells.resistance(neuron, input, cell, level);
      resistors.add(new Resistor("r" + input + "_" + cell, row, own.node(), ohms));
      if (device.currentSubtraction()) {
        Column reference = column(branch, true, cells.weight(cell));
        double referenceOhms = cells.referenceResistance(neuron, input, cell, level);
        resistors.add(
            new Resistor("rr" + input + "_" + cell, referenceRow, reference.node(), referenceOhms));
      }
    }
    String comment =
        "input "
            + input
            + ", level "
            + levels[neuron][input]
            + (inhibitory[input] ? ", inhibitory" : ", excitatory");
    return new Group(comment, resistors);
  }

  private Column column(String branch, boolean reference, int weight) {
    String node = (reference ? "r" : "c") + branch + weight;
    Column column = new Column(node, branch, reference, weight);
    columns.add(column);
    return column;
  }

  /**
   * The node that the cells of a row see; where drivers resist, behind a driver and loaded by the
   * other neurons.
   */
  private String driven(int input, String prefix, boolean references, List<Resistor> resistors) {
    String row = SpiceArray.row(input);
    double driver = device.wires().driverResistance();
    if (driver == 0) {
      return row;
    }
    String node = prefix + input;
    resistors.add(new Resistor("rdriver" + node, row, node, driver));
    double siemens = 0;
    for (int other = 0; other < array.neurons(); other++) {
      int level = Math.abs(levels[other][input]);
      for (int cell = 0; other != neuron && cell < cells.perSynapse(); cell++) {
        siemens +=
            references
                ? cells.referenceConductance(other, input, cell, level)
                : cells.conductance(other, input, cell, level);
      }
    }
    if (siemens > 0) {
      resistors.add(new Resistor("rothers" + node, node, "0", 1 / siemens));
    }
    return node;
  }
}
