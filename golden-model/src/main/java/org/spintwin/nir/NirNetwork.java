// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.List;
import java.util.Map;
import org.spintwin.io.InputException;

/**
 * A NIR graph as something that can be computed step by step: graphs within it are dissolved, and
 * what is not a neuron is merged into the matrices between populations.
 *
 * <p>In a step the populations are computed in their order. What a population is given is the sum
 * of its projections; its answer is its spikes (1 or 0) where its model fires, else its membrane.
 *
 * @param dt length of a step, in the unit of time of the file
 * @param inputs by name; together they are source 0
 * @param populations in the order of computation; they are sources 1, 2, ...
 * @param outputs by name
 * @param warnings what is legal but probably not meant, each one sentence
 */
public record NirNetwork(
    double dt,
    List<Input> inputs,
    List<Population> populations,
    List<Output> outputs,
    List<String> warnings) {
  /** Number of the source that is all inputs, one after the other. */
  public static final int INPUT = 0;

  /** What a population computes; the equations are in docs/nir.md. */
  public enum Model {
    LIF(true, "tau", "r", "v_leak", "v_threshold", "v_reset"),
    CUBA_LIF(true, "tau_syn", "tau_mem", "r", "v_leak", "w_in", "v_threshold", "v_reset"),
    IF(true, "r", "v_threshold", "v_reset"),
    LI(false, "tau", "r", "v_leak"),
    CUBA_LI(false, "tau_syn", "tau_mem", "r", "v_leak", "w_in"),
    I(false, "r"),
    /** Its membrane is what it is given in the step: a matrix without a neuron behind it. */
    SUM(false);

    private final boolean fires;
    private final List<String> parameters;

    Model(boolean fires, String... parameters) {
      this.fires = fires;
      this.parameters = List.of(parameters);
    }

    public boolean fires() {
      return fires;
    }

    /** Names of the parameters, as in the file. */
    public List<String> parameters() {
      return parameters;
    }
  }

  /**
   * @param node path of the node: names from the outermost graph inwards, joined with '.'
   * @param first its first element among those of source 0
   */
  public record Input(String node, int first, int size) {}

  /**
   * @param name path of the neurons' node; of a {@link Model#SUM}, that of the matrix or output
   * @param parameters for each of the model's, one value a neuron
   * @param projections by source
   */
  public record Population(
      String name,
      Model model,
      int size,
      Map<String, double[]> parameters,
      List<Projection> projections) {
    /** One value a neuron. */
    public double[] parameter(String parameter) {
      return parameters.get(parameter);
    }
  }

  /**
   * What one source gives to a population: {@code weights * x + bias}, where {@code x[i]} is
   * element {@code first + i} of the source {@code delays[i]} steps ago, 0 before the first step.
   *
   * @param source 0 for the inputs, else a population's number, from 1
   * @param delays in steps; at least 1 from a population that is not earlier in the order
   * @param stepBefore whether that 1 is there for the order's sake alone
   * @param weights [neuron][i], those of the matrix with all scales multiplied in
   * @param bias one a neuron, likewise scaled
   * @param matrix path of the {@code Linear} or {@code Affine}; null where there is none and {@code
   *     weights} is diagonal
   * @param columnScale what the columns of the matrix were multiplied by; ones where there is none
   * @param rowScale what the rows of the matrix, and its bias, were multiplied by; ones likewise
   * @param nodes paths of all nodes between source and population, in the order of the signal
   */
  public record Projection(
      int source,
      int first,
      int[] delays,
      boolean stepBefore,
      double[][] weights,
      double[] bias,
      String matrix,
      double[] columnScale,
      double[] rowScale,
      List<String> nodes) {}

  /**
   * @param population number, from 1, of the population whose answers it shows
   */
  public record Output(String node, int population) {}

  /**
   * Makes a network of a graph.
   *
   * @param dt length of a step, in the file's unit of time; finite, more than 0
   * @throws InputException when the graph is faulty, or has something that is not supported
   */
  public static NirNetwork of(NirFile file, double dt) {
    if (!(dt > 0 && Double.isFinite(dt))) {
      throw new IllegalArgumentException("a step of " + dt);
    }
    return new NetworkBuilder(file, dt).build();
  }

  public NirNetwork {
    inputs = List.copyOf(inputs);
    populations = List.copyOf(populations);
    outputs = List.copyOf(outputs);
    warnings = List.copyOf(warnings);
  }

  /** Elements of source 0. */
  public int inputSize() {
    return inputs.stream().mapToInt(Input::size).sum();
  }
}
