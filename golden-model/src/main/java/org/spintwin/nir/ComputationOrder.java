// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * In which order the populations of a step are computed: so that as few as possible wait for the
 * next step. Sets of populations that are in cycles with each other come one after the other, as
 * the signal goes; within such a set, and where the signal leaves a choice, what is nearer to the
 * inputs comes first, then what is first by name.
 */
final class ComputationOrder {
  private final List<String> names;
  private final List<BitSet> undelayed;
  private final List<BitSet> all;
  private final BitSet fromInputs = new BitSet();

  /**
   * @param names of the populations
   */
  ComputationOrder(List<String> names) {
    this.names = names;
    this.undelayed = sets(names.size());
    this.all = sets(names.size());
  }

  private static List<BitSet> sets(int count) {
    List<BitSet> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(new BitSet(count));
    }
    return sets;
  }

  void addInput(int to) {
    fromInputs.set(to);
  }

  /**
   * @param delayed whether at least one step lies between
   */
  void add(int from, int to, boolean delayed) {
    all.get(from).set(to);
    if (!delayed) {
      undelayed.get(from).set(to);
    }
  }

  /** The populations, first to be computed first. */
  List<Integer> order() {
    int count = names.size();
    int[] distance = distances();
    Comparator<Integer> nearer =
        Comparator.<Integer>comparingInt(p -> distance[p]).thenComparing(names::get);
    List<BitSet> reached = undelayed.stream().map(this::reached).toList();
    List<Integer> order = new ArrayList<>();
    BitSet placed = new BitSet(count);
    while (order.size() < count) {
      int first = -1;
      for (int p = 0; p < count; p++) {
        boolean free = !placed.get(p) && !waits(p, placed, reached);
        if (free && (first < 0 || nearer.compare(p, first) < 0)) {
          first = p;
        }
      }
      List<Integer> together = new ArrayList<>(List.of(first));
      for (int p = 0; p < count; p++) {
        if (p != first && reached.get(first).get(p) && reached.get(p).get(first)) {
          together.add(p);
        }
      }
      together.sort(nearer);
      together.forEach(placed::set);
      order.addAll(together);
    }
    return order;
  }

  /** Whether one that is not placed leads to {@code p}, other than in a cycle with it. */
  private static boolean waits(int p, BitSet placed, List<BitSet> reached) {
    for (int q = placed.nextClearBit(0); q < reached.size(); q = placed.nextClearBit(q + 1)) {
      if (reached.get(q).get(p) && !reached.get(p).get(q)) {
        return true;
      }
    }
    return false;
  }

  /** What can be reached within a step by one edge or more. */
  private BitSet reached(BitSet next) {
    BitSet reached = (BitSet) next.clone();
    BitSet open = (BitSet) next.clone();
    for (int p = open.nextSetBit(0); p >= 0; p = open.nextSetBit(0)) {
      open.clear(p);
      BitSet more = (BitSet) undelayed.get(p).clone();
      more.andNot(reached);
      reached.or(more);
      open.or(more);
    }
    return reached;
  }

  private int[] distances() {
    int[] distance = new int[names.size()];
    Arrays.fill(distance, Integer.MAX_VALUE);
    Deque<Integer> open = new ArrayDeque<>();
    fromInputs.stream().forEach(p -> distance[p] = 1);
    fromInputs.stream().forEach(open::add);
    while (!open.isEmpty()) {
      int p = open.poll();
      all.get(p).stream()
          .filter(q -> distance[q] == Integer.MAX_VALUE)
          .forEach(
              q -> {
                distance[q] = distance[p] + 1;
                open.add(q);
              });
    }
    return distance;
  }
}
