// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;

/** The delays of a graph in steps. */
final class DelaySteps {
  /** A longer one is more likely a mistaken unit of time. */
  private static final int MAX_STEPS = 65_535;

  /** By how much of a step a delay may be off before it is worth a warning. */
  private static final double INEXACT = 0.01;

  private final Map<String, int[]> steps = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param dt length of a step, in the unit of time of the file
   * @throws InputException when a delay is negative or too long
   */
  DelaySteps(FlatGraph graph, NodeShapes shapes, double dt) {
    for (String path : graph.paths()) {
      if (graph.kind(path) == NodeKind.DELAY) {
        steps.put(path, rounded(graph.node(path), shapes.inputs(path), dt));
      }
    }
  }

  private int[] rounded(NodeValues node, int size, double dt) {
    double[] delays = node.broadcast("delay", size, Double.NaN);
    int[] rounded = new int[size];
    boolean warned = false;
    for (int i = 0; i < size; i++) {
      double exact = delays[i] / dt;
      if (exact < 0 || exact > MAX_STEPS) {
        throw node.error(
            Code.RANGE,
            "delay of element " + i,
            Double.toString(delays[i]),
            "0 to " + MAX_STEPS + " steps of " + dt + ", so up to " + MAX_STEPS * dt);
      }
      rounded[i] = (int) Math.round(exact);
      if (!warned && Math.abs(exact - rounded[i]) > INEXACT) {
        warned = true;
        warnings.add(
            "node '"
                + node.path()
                + "': a delay of "
                + delays[i]
                + " is taken as "
                + rounded[i]
                + " steps of "
                + dt);
      }
    }
    return rounded;
  }

  /** One for each element of the signal. */
  int[] of(String path) {
    return steps.get(path);
  }

  /** Whether no element passes within a step. */
  boolean holds(String path) {
    return steps.containsKey(path) && Arrays.stream(steps.get(path)).allMatch(s -> s > 0);
  }

  boolean isUniform(String path) {
    return Arrays.stream(steps.get(path)).distinct().count() == 1;
  }

  List<String> warnings() {
    return warnings;
  }
}
