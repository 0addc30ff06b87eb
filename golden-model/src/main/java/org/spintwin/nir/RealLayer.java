// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Arrays;
import java.util.List;
import org.spintwin.nir.LayerColumns.Column;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;

/**
 * A population with the columns of its layer, still in real numbers.
 *
 * @param columnUnit real value of a column's value of 1, one a column
 * @param sourceBits bits of a value, one a source
 * @param weights as the matrices have them, times the unit of the column: [neuron][column]
 * @param bias of all projections together, one a neuron
 */
record RealLayer(
    Population population,
    StepEquation equation,
    LayerColumns columns,
    double[] columnUnit,
    int[] sourceBits,
    double[][] weights,
    double[] bias) {

  /**
   * @param units real value of an answer of 1, by source and element
   * @param bits of an answer, by source
   */
  static RealLayer of(
      NirNetwork network, Population population, List<double[]> units, List<Integer> bits) {
    LayerColumns columns = LayerColumns.of(network, population);
    int count = columns.columns().size();
    double[] columnUnit = new double[count];
    double[][] weights = new double[population.size()][count];
    for (int c = 0; c < count; c++) {
      Column column = columns.columns().get(c);
      columnUnit[c] = units.get(column.layer())[column.element()];
      double[][] given = population.projections().get(column.projection()).weights();
      for (int n = 0; n < weights.length; n++) {
        weights[n][c] = given[n][column.weight()] * columnUnit[c];
      }
    }
    double[] bias = new double[population.size()];
    for (Projection projection : population.projections()) {
      Arrays.setAll(bias, n -> bias[n] + projection.bias()[n]);
    }
    return new RealLayer(
        population,
        StepEquation.of(population, network.dt()),
        columns,
        columnUnit,
        columns.sources().stream().mapToInt(s -> bits.get(s.layer())).toArray(),
        weights,
        bias);
  }

  int neurons() {
    return population.size();
  }

  /** Source of a column. */
  int source(int column) {
    return columns.columns().get(column).source();
  }

  /** What the membrane gains in a step without any input. */
  double offset(int neuron) {
    double driven =
        StepEquation.hasSynapse(population) ? 0 : equation.gain()[neuron] * bias[neuron];
    return equation.rest()[neuron] + driven;
  }

  /** What the current gains in a step without any input, as what it does to the membrane. */
  double currentOffset(int neuron) {
    return StepEquation.hasSynapse(population) ? equation.gain()[neuron] * bias[neuron] : 0;
  }

  /** The membrane above which a neuron spikes; 0 for a readout. */
  double threshold(int neuron) {
    return population.model().fires() ? population.parameter("v_threshold")[neuron] : 0;
  }

  /** What a spike sets the membrane to, or subtracts from it; 0 for a readout. */
  double reset(int neuron, boolean subtract) {
    if (!population.model().fires()) {
      return 0;
    }
    double reset = population.parameter("v_reset")[neuron];
    return subtract ? threshold(neuron) - reset : reset;
  }
}
