// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What reaches a neuron from outside, step by step.
 *
 * @param active [step][input]
 * @param inhibitors how many inhibiting neighbours spiked in the step before, for each step
 */
public record SpiceStimulus(boolean[][] active, int[] inhibitors) {
  /** Most values in a stimulus file, steps times inputs. */
  public static final int MAX_VALUES = 1 << 24;

  /** No neighbour inhibits. */
  public static SpiceStimulus uninhibited(boolean[][] active) {
    return new SpiceStimulus(active, new int[active.length]);
  }

  /** Each input alone for one step, one after the other. */
  public static SpiceStimulus oneByOne(int inputs) {
    boolean[][] active = new boolean[inputs][inputs];
    for (int input = 0; input < inputs; input++) {
      active[input][input] = true;
    }
    return uninhibited(active);
  }

  public int steps() {
    return active.length;
  }

  /** A point of a curve: seconds, and neighbours. */
  public record Point(String time, String count) {}

  /** The inhibitors as a curve; each step begins with a ramp to its value. */
  List<Point> curve(double stepSeconds) {
    List<Point> points = new ArrayList<>();
    points.add(new Point("0", "0"));
    int before = 0;
    for (int n = 0; n < inhibitors.length; n++) {
      if (inhibitors[n] != before) {
        points.add(new Point(SpiceNumber.of((n + 1) * stepSeconds), "" + before));
        double settled = (n + 1 + PhaseClock.RAMP) * stepSeconds;
        points.add(new Point(SpiceNumber.of(settled), "" + inhibitors[n]));
        before = inhibitors[n];
      }
    }
    return points;
  }

  /**
   * The file that the deck reads: at each edge of a phase the time, then the state of every phase
   * and of every row. Step n is from n + 1 to n + 2 step times.
   */
  String file(PhaseClock clock, double stepSeconds) {
    List<PhaseClock.Phase> phases = clock.phases();
    TreeSet<Double> edges = new TreeSet<>(List.of(clock.read().start(), clock.read().end()));
    phases.forEach(phase -> edges.addAll(List.of(phase.start(), phase.end())));
    edges.remove(1.0);
    edges.add(0.0);
    int inputs = active.length == 0 ? 0 : active[0].length;
    StringBuilder text = new StringBuilder("* seconds, phases, inputs\n0");
    text.append(" 0s".repeat(phases.size() + inputs)).append('\n');
    for (int n = 0; n < active.length; n++) {
      for (double edge : edges) {
        text.append(SpiceNumber.of((n + 1 + edge) * stepSeconds));
        phases.forEach(phase -> text.append(phase.at(edge) ? " 1s" : " 0s"));
        boolean read = clock.read().at(edge);
        for (boolean spike : active[n]) {
          text.append(read && spike ? " 1s" : " 0s");
        }
        text.append('\n');
      }
    }
    text.append(SpiceNumber.of((active.length + 1) * stepSeconds));
    return text.append(" 0s".repeat(phases.size() + inputs)).append('\n').toString();
  }
}
