// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Logic of gates and registers, made of ANDs of two and of inversions: literal {@code 2 v} is
 * variable v, {@code 2 v + 1} its inverse, 0 is false and 1 true. Equal ANDs are one.
 */
final class AndGraph {
  static final int FALSE = 0;
  static final int TRUE = 1;

  private record And(int left, int right) {}

  private record Register(int literal, int next) {}

  /** What a variable is: an AND, or null for an input or a register. */
  private final List<And> variables = new ArrayList<>(Collections.singletonList(null));

  private final Map<And, Integer> found = new HashMap<>();
  private final List<Integer> inputs = new ArrayList<>();
  private final List<Register> registers = new ArrayList<>();

  static int not(int literal) {
    return literal ^ 1;
  }

  /** A new input. */
  int input() {
    int literal = free();
    inputs.add(literal);
    return literal;
  }

  /** The output of a new register, 0 at first; {@link #next} is to say what it takes. */
  int free() {
    variables.add(null);
    return 2 * (variables.size() - 1);
  }

  /** Says what a register takes at each clock. */
  void next(int register, int literal) {
    registers.add(new Register(register, literal));
  }

  int and(int a, int b) {
    if (a == FALSE || b == FALSE || a == not(b)) {
      return FALSE;
    }
    if (a == TRUE || a == b) {
      return b;
    }
    if (b == TRUE) {
      return a;
    }
    And key = new And(Math.max(a, b), Math.min(a, b));
    return found.computeIfAbsent(
        key,
        k -> {
          variables.add(k);
          return 2 * (variables.size() - 1);
        });
  }

  int or(int a, int b) {
    return not(and(not(a), not(b)));
  }

  int differ(int a, int b) {
    return or(and(a, not(b)), and(not(a), b));
  }

  /** Whether any of them differ. */
  int differ(int[] some, int[] others) {
    int differ = FALSE;
    for (int i = 0; i < some.length; i++) {
      differ = or(differ, differ(some[i], others[i]));
    }
    return differ;
  }

  int choose(int when, int then, int otherwise) {
    return or(and(when, then), and(not(when), otherwise));
  }

  /** The part that an output needs, as a binary AIGER file. */
  byte[] aiger(int output) {
    Map<Integer, Integer> nexts = new HashMap<>();
    registers.forEach(r -> nexts.put(r.literal / 2, r.next));
    boolean[] needed = needed(IntStream.of(output), nexts);
    int[] place = new int[variables.size()];
    int count = 0;
    for (int input : inputs) {
      place[input / 2] = ++count;
    }
    List<Register> kept = registers.stream().filter(r -> needed[r.literal / 2]).toList();
    for (Register register : kept) {
      place[register.literal / 2] = ++count;
    }
    int first = count;
    var ands = new ByteArrayOutputStream();
    for (int v = 1; v < variables.size(); v++) {
      And and = variables.get(v);
      if (and != null && needed[v]) {
        place[v] = ++count;
        int left = at(place, and.left);
        int right = at(place, and.right);
        delta(ands, 2 * count - Math.max(left, right));
        delta(ands, Math.max(left, right) - Math.min(left, right));
      }
    }
    var text = new StringBuilder("aig " + count + " " + inputs.size() + " " + kept.size());
    text.append(" 1 ").append(count - first).append('\n');
    kept.forEach(r -> text.append(at(place, r.next)).append('\n'));
    text.append(at(place, output)).append('\n');
    var file = new ByteArrayOutputStream();
    file.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(ands.toByteArray());
    return file.toByteArray();
  }

  private static int at(int[] place, int literal) {
    return 2 * place[literal / 2] + (literal & 1);
  }

  /** Variables that some depend on, at once or later. */
  private boolean[] needed(IntStream literals, Map<Integer, Integer> nexts) {
    boolean[] needed = new boolean[variables.size()];
    var open = new ArrayDeque<Integer>();
    literals.forEach(literal -> open.push(literal / 2));
    while (!open.isEmpty()) {
      int v = open.pop();
      And and = variables.get(v);
      if (!needed[v] && and != null) {
        open.push(and.left / 2);
        open.push(and.right / 2);
      } else if (!needed[v] && nexts.containsKey(v)) {
        open.push(nexts.get(v) / 2);
      }
      needed[v] = true;
    }
    return needed;
  }

  /** Highest variable. */
  int variables() {
    return variables.size() - 1;
  }

  /** The ANDs that some depend on, [and][literal, left, right], each after those that it uses. */
  int[][] ands(IntStream literals) {
    boolean[] needed = needed(literals, Map.of());
    return IntStream.range(1, variables.size())
        .filter(v -> needed[v] && variables.get(v) != null)
        .mapToObj(v -> new int[] {2 * v, variables.get(v).left, variables.get(v).right})
        .toArray(int[][]::new);
  }

  /** A number in bytes of 7 bits, lowest first. */
  private static void delta(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest >= 128) {
      out.write(rest & 127 | 128);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
