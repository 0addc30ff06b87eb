// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.IntStream;

/**
 * A circuit as Yosys writes it in the text form of AIGER.
 *
 * @param inputs their literals
 * @param names of inputs, by place: name, or name and bit
 * @param registers their literals
 * @param next what registers take
 * @param memory of each register, whether it is a bit of a memory
 * @param ands [and][literal, left, right], each after those that it uses
 * @param most highest variable
 */
record AndCircuit(
    int[] inputs,
    Map<Integer, String> names,
    int[] registers,
    int[] next,
    boolean[] memory,
    int[] outputs,
    int[][] ands,
    int most) {
  private static final int FEW_LEAVES = 64;
  private static final int FEW_GATES = 2000;

  static AndCircuit read(String text) {
    String[] lines = text.split("\n");
    int[] counts = numbers(lines[0].substring(lines[0].indexOf(' ')));
    int[] inputs = new int[counts[1]];
    int[] registers = new int[counts[2]];
    int[] next = new int[counts[2]];
    int[] outputs = new int[counts[3]];
    int[][] ands = new int[counts[4]][];
    int at = 1;
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = numbers(lines[at++])[0];
    }
    for (int i = 0; i < registers.length; i++) {
      int[] line = numbers(lines[at++]);
      registers[i] = line[0];
      next[i] = line[1];
    }
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = numbers(lines[at++])[0];
    }
    for (int i = 0; i < ands.length; i++) {
      ands[i] = numbers(lines[at++]);
    }
    Map<Integer, String> names = new HashMap<>();
    boolean[] memory = new boolean[registers.length];
    for (; at < lines.length && lines[at].matches("[ilo]\\d+ .*"); at++) {
      int space = lines[at].indexOf(' ');
      int place = Integer.parseInt(lines[at].substring(1, space));
      if (lines[at].startsWith("i")) {
        names.put(place, lines[at].substring(space + 1));
      } else if (lines[at].startsWith("l")) {
        // memory[word][bit]
        memory[place] = lines[at].endsWith("]") && lines[at].contains("][");
      }
    }
    return new AndCircuit(inputs, names, registers, next, memory, outputs, ands, counts[0]);
  }

  private static int[] numbers(String line) {
    var words = new StringTokenizer(line);
    int[] numbers = new int[words.countTokens()];
    Arrays.setAll(numbers, i -> Integer.parseInt(words.nextToken()));
    return numbers;
  }

  /** The same with equal gates as one, and without those that nothing needs. */
  AndCircuit hashed() {
    AndGraph graph = new AndGraph();
    int[] given = new int[inputs.length];
    Arrays.setAll(given, i -> graph.input());
    int[] state = new int[registers.length];
    Arrays.setAll(state, i -> graph.free());
    Copy copy = into(graph, given, state);
    return new AndCircuit(
        given,
        names,
        state,
        copy.next,
        memory,
        copy.outputs,
        graph.ands(IntStream.concat(Arrays.stream(copy.next), Arrays.stream(copy.outputs))),
        graph.variables());
  }

  /** Of each register, whether what it takes follows from few registers and inputs. */
  boolean[] narrow() {
    int[] place = new int[most + 1];
    Arrays.fill(place, -1);
    for (int i = 0; i < ands.length; i++) {
      place[ands[i][0] / 2] = i;
    }
    boolean[] narrow = new boolean[next.length];
    for (int i = 0; i < next.length; i++) {
      narrow[i] = narrow(next[i] / 2, place);
    }
    return narrow;
  }

  private boolean narrow(int variable, int[] place) {
    Set<Integer> seen = new HashSet<>();
    var open = new ArrayDeque<>(List.of(variable));
    int leaves = 0;
    while (!open.isEmpty()) {
      int v = open.pop();
      if (!seen.add(v)) {
        continue;
      }
      if (place[v] < 0) {
        leaves++;
      } else {
        open.push(ands[place[v]][1] / 2);
        open.push(ands[place[v]][2] / 2);
      }
      if (leaves > FEW_LEAVES || seen.size() > FEW_GATES) {
        return false;
      }
    }
    return true;
  }

  /** What registers take and outputs are, in another graph. */
  record Copy(int[] next, int[] outputs) {}

  /**
   * Copies the gates.
   *
   * @param given literals that take the place of inputs
   * @param state literals that take the place of registers
   */
  Copy into(AndGraph graph, int[] given, int[] state) {
    int[] literal = new int[most + 1];
    for (int i = 0; i < inputs.length; i++) {
      literal[inputs[i] / 2] = given[i];
    }
    for (int i = 0; i < registers.length; i++) {
      literal[registers[i] / 2] = state[i];
    }
    for (int[] and : ands) {
      literal[and[0] / 2] = graph.and(of(literal, and[1]), of(literal, and[2]));
    }
    return new Copy(
        Arrays.stream(next).map(l -> of(literal, l)).toArray(),
        Arrays.stream(outputs).map(l -> of(literal, l)).toArray());
  }

  private static int of(int[] literal, int old) {
    return literal[old / 2] ^ old & 1;
  }
}
