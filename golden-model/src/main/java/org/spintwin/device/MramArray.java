// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.stream.IntStream;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.ReferenceSpec;
import org.spintwin.spec.WireSpec;

/**
 * Currents of an array of MRAM synapses, and their codes.
 *
 * <p>A cell carries the read voltage over its resistance ({@link MramCells}). With current
 * subtraction the current of its reference, an antiparallel cell, is taken away. Mirrors weight the
 * differences (1, 2, 4, ... in the binary encoding, else 1); their sum is the current of the
 * synapse. The branch that it feeds hands it on with the branch's gain, less what the branch's
 * output resistance takes from the load. The unit of all results is the nominal step, {@link
 * MramCells#stepCurrent}.
 *
 * <p>With subtraction the current of level 0 has standard deviation sqrt(2) * sigmaR / tmr for each
 * cell of weight 1. A full-scale thermometer synapse of N cells has sqrt(N) * sigmaR * (1 + tmr) /
 * tmr from its own cells, which is all there is without subtraction; the N references raise it to
 * sqrt(N) * sigmaR * sqrt((1 + tmr)^2 + 1) / tmr.
 *
 * <p>Where drivers or wires resist, the array is a {@link Crossbar}: inputs are rows, cells of
 * neurons are columns, side by side. References of single cells are in a second crossbar of the
 * same shape; shared ones stand outside.
 */
public final class MramArray {
  private final ArraySpec array;
  private final MramDeviceSpec device;
  private final MramCells cells;
  private final double step;

  /**
   * Integer codes of an array.
   *
   * @param codes [neuron][input], raw, in the code format
   * @param clipped how many currents lay outside the code format and were saturated
   */
  public record CurrentCodes(int[][] codes, long clipped) {}

  /** A conductance of a cell, or of its reference, after a level was written. */
  @FunctionalInterface
  private interface Conductance {
    double of(int neuron, int input, int cell, int level);
  }

  /**
   * @throws IllegalArgumentException when wires resist and the array has more than {@link
   *     WireSpec#MAX_CELLS} cells
   */
  public MramArray(ChipSpec spec) {
    array = spec.array();
    device = spec.device();
    cells = new MramCells(spec);
    step = cells.stepCurrent();
    long count = (long) array.inputs() * array.neurons() * cells.perSynapse();
    if (device.wires().segmentResistance() > 0 && count > WireSpec.MAX_CELLS) {
      throw new IllegalArgumentException(
          count + " cells between wires that resist; allowed are " + WireSpec.MAX_CELLS);
    }
  }

  /** Nominal step between levels, ampere. */
  public double stepCurrent() {
    return step;
  }

  /**
   * Current of one synapse into the excitatory branch of its neuron, in nominal steps; exactly
   * {@code level} where nothing departs from the ideal and currents are subtracted. The synapse is
   * by itself: drivers and wires, whose voltage drop depends on all levels, are left out.
   *
   * @param level 0 to 2^bits - 1
   */
  public double current(int neuron, int input, int level) {
    return current(neuron, input, level, false);
  }

  /** As {@link #current(int, int, int)}, into either branch. */
  public double current(int neuron, int input, int level, boolean inhibitory) {
    double sum = 0;
    for (int cell = 0; cell < cells.perSynapse(); cell++) {
      double reference =
          device.currentSubtraction()
              ? cells.referenceResistance(neuron, input, cell, level)
              : Double.POSITIVE_INFINITY;
      sum += cells.weight(cell) * steps(cells.resistance(neuron, input, cell, level), reference);
    }
    return sum * transfer(neuron, inhibitory);
  }

  /** {@link #current(int, int, int)} at every level. */
  public double[] ladder(int neuron, int input) {
    double[] ladder = new double[array.maxLevel() + 1];
    for (int cell = 0; cell < cells.perSynapse(); cell++) {
      Junctions.Resistances drawn = cells.resistances(neuron, input, cell);
      double quiet =
          device.currentSubtraction()
              ? cells.reference(neuron, input, cell)
              : Double.POSITIVE_INFINITY;
      for (int level = 0; level < ladder.length; level++) {
        double own = cells.resistance(drawn, neuron, input, cell, level);
        double reference = cells.noisyReference(quiet, neuron, input, cell, level);
        ladder[level] += cells.weight(cell) * steps(own, reference);
      }
    }
    double transfer = transfer(neuron, false);
    for (int level = 0; level < ladder.length; level++) {
      ladder[level] *= transfer;
    }
    return ladder;
  }

  /**
   * Currents of all synapses into their branches, in nominal steps, [neuron][input]; with what
   * drivers and wires lose while every row is read.
   *
   * @param levels [neuron][input], signed; a negative one feeds the inhibitory branch
   */
  public double[][] currents(int[][] levels) {
    boolean[][] inhibitory = Branches.inhibitory(array, levels);
    if (device.wires().resists()) {
      return throughWires(levels, inhibitory);
    }
    return IntStream.range(0, array.neurons())
        .parallel()
        .mapToObj(neuron -> row(neuron, levels[neuron], inhibitory[neuron]))
        .toArray(double[][]::new);
  }

  /**
   * Rounds {@link #currents} to codes, half to even, saturating.
   *
   * @param levels [neuron][input]; the sign selects the branch and is otherwise ignored here:
   *     {@link TwinImages} puts it beside or into the code
   */
  public CurrentCodes codes(int[][] levels) {
    return codes(levels, Branches.inhibitory(array, levels));
  }

  /** {@link #codes(int[][])} with the branches that follow from the levels. */
  CurrentCodes codes(int[][] levels, boolean[][] inhibitory) {
    double[][] wired = device.wires().resists() ? throughWires(levels, inhibitory) : null;
    int[][] codes = new int[array.neurons()][array.inputs()];
    // Without wires currents are needed for no longer than a neuron: large arrays have many.
    long clipped =
        IntStream.range(0, array.neurons())
            .parallel()
            .mapToLong(
                neuron ->
                    round(
                        wired == null
                            ? row(neuron, levels[neuron], inhibitory[neuron])
                            : wired[neuron],
                        codes[neuron]))
            .sum();
    return new CurrentCodes(codes, clipped);
  }

  private double[] row(int neuron, int[] levels, boolean[] inhibitory) {
    return IntStream.range(0, levels.length)
        .mapToDouble(input -> current(neuron, input, Math.abs(levels[input]), inhibitory[input]))
        .toArray();
  }

  /** Returns how many were clipped. */
  private long round(double[] currents, int[] codes) {
    QFormat format = array.code();
    long clipped = 0;
    for (int input = 0; input < codes.length; input++) {
      codes[input] = (int) format.raw(currents[input]);
      clipped += saturated(currents[input], codes[input], format) ? 1 : 0;
    }
    return clipped;
  }

  /** Whether a code is further from its current than rounding moves it: half a code. */
  static boolean saturated(double current, int code, QFormat format) {
    return StrictMath.abs(current - format.real(code)) > format.lsb() / 2;
  }

  /** What a cell adds, given its resistance and its reference's, ohm; infinite without one. */
  private double steps(double own, double reference) {
    return (device.readVoltage() / own - device.readVoltage() / reference) / step;
  }

  private double transfer(int neuron, boolean inhibitory) {
    return cells.branchGain(neuron, inhibitory) * device.branch().delivered();
  }

  private double[][] throughWires(int[][] levels, boolean[][] inhibitory) {
    double[][] own = effective(levels, cells::conductance);
    boolean subtracted = device.currentSubtraction();
    boolean inside = device.reference().per() == ReferenceSpec.Per.CELL;
    double[][] references =
        subtracted && inside ? effective(levels, cells::referenceConductance) : null;
    double[][] currents = new double[array.neurons()][array.inputs()];
    for (int neuron = 0; neuron < array.neurons(); neuron++) {
      for (int input = 0; input < array.inputs(); input++) {
        double sum = 0;
        for (int cell = 0; cell < cells.perSynapse(); cell++) {
          int column = neuron * cells.perSynapse() + cell;
          double siemens = own[input][column];
          if (subtracted) {
            int level = Math.abs(levels[neuron][input]);
            siemens -=
                inside
                    ? references[input][column]
                    : cells.referenceConductance(neuron, input, cell, level);
          }
          sum += cells.weight(cell) * (device.readVoltage() * siemens / step);
        }
        currents[neuron][input] = sum * transfer(neuron, inhibitory[neuron][input]);
      }
    }
    return currents;
  }

  /** [input][neuron and cell], siemens. */
  private double[][] effective(int[][] levels, Conductance conductance) {
    int perSynapse = cells.perSynapse();
    double[][] drawn = new double[array.inputs()][array.neurons() * perSynapse];
    for (int input = 0; input < array.inputs(); input++) {
      for (int column = 0; column < drawn[input].length; column++) {
        int neuron = column / perSynapse;
        int level = Math.abs(levels[neuron][input]);
        drawn[input][column] = conductance.of(neuron, input, column % perSynapse, level);
      }
    }
    WireSpec wires = device.wires();
    return new Crossbar(drawn, wires.driverResistance(), wires.segmentResistance()).effective();
  }
}
