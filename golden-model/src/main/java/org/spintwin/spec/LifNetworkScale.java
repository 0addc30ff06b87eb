// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/**
 * What the integers of a network of layers stand for; no hardware depends on it.
 *
 * @param step seconds that a step lasts
 * @param input real value of an input of 1
 * @param layers one a layer, in their order
 */
public record LifNetworkScale(double step, double input, List<Layer> layers) {

  /**
   * What those of a layer stand for.
   *
   * @param levels codes may be -levels to levels
   * @param membrane real value of a membrane of 1: one for all neurons, or one for each
   */
  public record Layer(int levels, List<Double> membrane) {
    public Layer {
      membrane = List.copyOf(membrane);
    }

    /** Real value of a membrane of 1 of a neuron, counted from 0. */
    public double membrane(int neuron) {
      return membrane.get(membrane.size() == 1 ? 0 : neuron);
    }
  }

  public LifNetworkScale {
    layers = List.copyOf(layers);
  }
}
