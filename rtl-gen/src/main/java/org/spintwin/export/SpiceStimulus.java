// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What reaches a neuron from outside, step by step.
 *
 * @param active [step][input], one step or more
 * @param inhibitors how many inhibiting neighbours spiked in the step before, for each step
 */
public record SpiceStimulus(boolean[][] active, int[] inhibitors) {
  /** The file of the phases of all steps. */
  static final String PHASES = "phases.txt";

  /** Most values, steps times inputs. */
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
   * Inputs that one source of digital signals and one driver serve: ngspice 39 crashes where they
   * have 250 lines; 200 it takes.
   *
   * @param first of them
   * @param rows nodes of their rows
   */
  public record Bank(int first, List<String> rows) {
    private static final int SIZE = 64;

    /** What it reads. */
    public String file() {
      return "inputs_" + first + ".txt";
    }

    private int end() {
      return first + rows.size();
    }
  }

  /** All inputs, in order. */
  static List<Bank> banks(int inputs) {
    List<Bank> banks = new ArrayList<>();
    for (int first = 0; first < inputs; first += Bank.SIZE) {
      IntStream bank = IntStream.range(first, Math.min(inputs, first + Bank.SIZE));
      banks.add(new Bank(first, bank.mapToObj(SpiceArray::row).toList()));
    }
    return banks;
  }

  /**
   * What the deck reads, text by file name: a file of all phases, and one for each bank of inputs.
   * A line holds a time and from then on the state of every phase, or input. Step n is from n + 1
   * to n + 2 step times.
   */
  Map<String, String> files(PhaseClock clock, double stepSeconds) {
    List<PhaseClock.Phase> phases = clock.phases();
    TreeSet<Double> edges = new TreeSet<>(List.of(0.0));
    phases.forEach(phase -> edges.addAll(List.of(phase.start(), phase.end())));
    edges.remove(1.0);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        PHASES,
        file(phases.size(), edges, stepSeconds, (line, step, edge) -> phases.get(line).at(edge)));
    PhaseClock.Phase read = clock.read();
    Set<Double> reads = new TreeSet<>(List.of(read.start(), read.end()));
    for (Bank bank : banks(active[0].length)) {
      files.put(
          bank.file(),
          file(
              bank.end() - bank.first(),
              reads,
              stepSeconds,
              (line, step, edge) -> read.at(edge) && active[step][bank.first() + line]));
    }
    return files;
  }

  /** Whether a line is high from an edge in a step on. */
  @FunctionalInterface
  private interface Level {
    boolean high(int line, int step, double edge);
  }

  private String file(int lines, Set<Double> edges, double stepSeconds, Level level) {
    String low = " 0s".repeat(lines) + "\n";
    StringBuilder text = new StringBuilder("* seconds, levels\n0").append(low);
    for (int n = 0; n < active.length; n++) {
      for (double edge : edges) {
        text.append(SpiceNumber.of((n + 1 + edge) * stepSeconds));
        for (int line = 0; line < lines; line++) {
          text.append(level.high(line, n, edge) ? " 1s" : " 0s");
        }
        text.append('\n');
      }
    }
    return text.append(SpiceNumber.of((active.length + 1) * stepSeconds)).append(low).toString();
  }
}
