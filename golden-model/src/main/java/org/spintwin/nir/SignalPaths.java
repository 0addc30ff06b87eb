// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;

/**
 * Which nodes of a graph hold a signal, and on which ways signals come to them.
 *
 * <p>Besides inputs and neurons a signal is held by a matrix that does not lead, alone and on one
 * way, to one neuron or output, and by a delay in a cycle without a neuron. All other nodes lie on
 * the ways.
 */
final class SignalPaths {
  private static final int MAX_WAYS = 100_000;

  private final FlatGraph graph;
  private final DelaySteps delays;
  private final Set<String> holders = new TreeSet<>();
  private final Set<String> loopedDelays = new HashSet<>();
  private int ways;

  /**
   * A way of a signal.
   *
   * @param source the holder where it begins
   * @param nodes what it passes, in order
   */
  record Way(String source, List<String> nodes) {}

  /**
   * @throws InputException when there is a cycle that nothing delays
   */
  SignalPaths(FlatGraph graph, DelaySteps delays) {
    this.graph = graph;
    this.delays = delays;
    refuseCycle();
    for (String path : graph.paths()) {
      if (graph.kind(path) == NodeKind.DELAY && isLooped(path)) {
        loopedDelays.add(path);
      }
    }
    holders.addAll(graph.inputs());
    holders.addAll(loopedDelays);
    for (String path : graph.paths()) {
      if (isNeuron(path) || graph.kind(path).isMatrix() && !isInline(path)) {
        holders.add(path);
      }
    }
  }

  private boolean isNeuron(String path) {
    return graph.kind(path).isNeuron();
  }

  /** Nodes that hold a signal, inputs included, by name. */
  Set<String> holders() {
    return holders;
  }

  /** Whether a holder's own delay lies on the ways that begin there. */
  boolean isLoopedDelay(String path) {
    return loopedDelays.contains(path);
  }

  /** Looks for a cycle without a neuron and without a delay of a step: depth first. */
  private void refuseCycle() {
    Set<String> done = new HashSet<>();
    for (String start : graph.paths()) {
      Deque<String> way = new ArrayDeque<>();
      Deque<Deque<String>> open = new ArrayDeque<>();
      enter(start, way, open, done);
      while (!way.isEmpty()) {
        String next = open.peek().poll();
        if (next == null) {
          done.add(way.pop());
          open.pop();
        } else if (way.contains(next)) {
          throw cycle(way, next);
        } else {
          enter(next, way, open, done);
        }
      }
    }
  }

  private void enter(String path, Deque<String> way, Deque<Deque<String>> open, Set<String> done) {
    if (!done.contains(path) && !isNeuron(path) && !delays.holds(path)) {
      way.push(path);
      open.push(new ArrayDeque<>(graph.successors(path)));
    }
  }

  private InputException cycle(Deque<String> way, String next) {
    List<String> nodes = new ArrayList<>(way);
    Collections.reverse(nodes);
    List<String> cycle = nodes.subList(nodes.indexOf(next), nodes.size());
    return graph.error(
        Code.COMBINATION,
        null,
        "a cycle without delay: " + String.join(" -> ", cycle) + " -> " + next,
        "cycles with a neuron, or a Delay of at least a step, in them");
  }

  /** Whether a way leads from a node back to it without a neuron. */
  private boolean isLooped(String path) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(path));
    while (!open.isEmpty()) {
      for (String next : graph.successors(open.pop())) {
        if (next.equals(path)) {
          return true;
        }
        if (!isNeuron(next) && reached.add(next)) {
          open.push(next);
        }
      }
    }
    return false;
  }

  /** Whether a matrix can be merged into what follows. */
  private boolean isInline(String matrix) {
    String path = matrix;
    while (true) {
      SortedSet<String> next = graph.successors(path);
      if (next.size() != 1) {
        return false;
      }
      path = next.first();
      if (isNeuron(path) || graph.outputs().contains(path) || loopedDelays.contains(path)) {
        return true;
      }
      NodeKind kind = graph.kind(path);
      // A delay commutes with a matrix if it is the same for all and there is no bias.
      boolean commutes = graph.kind(matrix) == NodeKind.LINEAR && kind == NodeKind.DELAY;
      if (kind.isMatrix() || kind == NodeKind.DELAY && !(commutes && delays.isUniform(path))) {
        return false;
      }
    }
  }

  /** The holder whose signal an output shows unchanged; null where there is none. */
  String shownBy(String output) {
    String path = output;
    do {
      SortedSet<String> before = graph.predecessors(path);
      if (before.size() != 1) {
        return null;
      }
      path = before.first();
    } while (isPassive(path));
    boolean isPopulation = holders.contains(path) && !graph.inputs().contains(path);
    return isPopulation && !isLoopedDelay(path) ? path : null;
  }

  /** Whether a node only hands on: a Flatten, the input or output of an inner graph. */
  private boolean isPassive(String path) {
    NodeKind kind = graph.kind(path);
    boolean isPort = kind == NodeKind.INPUT || kind == NodeKind.OUTPUT;
    return kind == NodeKind.FLATTEN || isPort && !holders.contains(path);
  }

  /**
   * All ways to a node, in no order.
   *
   * @param path a holder or an output; a matrix lies on the ways to itself
   */
  List<Way> waysTo(String path) {
    List<Way> found = new ArrayList<>();
    Deque<Way> open = new ArrayDeque<>();
    open.push(new Way(path, graph.kind(path).isMatrix() ? List.of(path) : List.of()));
    while (!open.isEmpty()) {
      Way way = open.pop();
      for (String source : graph.predecessors(way.source())) {
        boolean begins = holders.contains(source);
        List<String> nodes = new ArrayList<>(way.nodes());
        if (!begins || isLoopedDelay(source)) {
          nodes.add(0, source);
        }
        Way longer = new Way(source, nodes);
        if (begins) {
          found.add(longer);
        } else {
          open.push(longer);
        }
        if (++ways > MAX_WAYS) {
          throw graph.error(
              Code.TOOLARGE,
              "node '" + path + "'",
              "more than " + MAX_WAYS + " ways between nodes",
              "up to that many; merge nodes");
        }
      }
    }
    return found;
  }
}
