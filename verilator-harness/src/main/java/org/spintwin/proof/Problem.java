// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What questions to the solver are about, in SMT-LIB, as it is put together: each value is defined
 * once and has a name, so that terms stay small however often they are used.
 */
public final class Problem {
  /** Bits in which operations are spoken of that are not computed. */
  private static final int WIDE = 96;

  private static final String WIDE_SORT = bits(WIDE);

  private static final Pattern NAME = Pattern.compile("\\|[^|]+\\||\\bt\\d+\\b|\\b\\w+_of_\\d+\\b");

  /** An operation that is hard for the solver. */
  enum Hard {
    /** The lowest bits of a product. */
    PRODUCT("bvmul", "product", "sign_extend"),
    /** An arithmetic shift right by an unsigned number of bits. */
    SHIFT("bvashr", "shift", "zero_extend");

    private final String operator;
    private final String function;
    private final String extendsSecond;

    Hard(String operator, String function, String extendsSecond) {
      this.operator = operator;
      this.function = function;
      this.extendsSecond = extendsSecond;
    }

    String operator() {
      return operator;
    }

    /** The function that stands for it, over operands of that many bits. */
    private String wide(int bits, String a, String b) {
      int more = WIDE - bits;
      String first = "((_ sign_extend " + more + ") " + a + ")";
      String second = "((_ " + extendsSecond + " " + more + ") " + b + ")";
      return "(" + function + " " + first + " " + second + ")";
    }
  }

  /** A line, and the names it uses. */
  private record Line(Set<String> uses, String text) {
    static Line of(String text, String... parts) {
      Set<String> uses = new LinkedHashSet<>();
      for (String part : parts) {
        Matcher m = NAME.matcher(part);
        while (m.find()) {
          uses.add(m.group());
        }
      }
      return new Line(uses, text);
    }
  }

  /** What arithmetic knows of an operation on two named terms. */
  private record Fact(Set<String> operands, Line line) {}

  private final Map<String, Line> definitions = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<Line> assumptions = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<Line> watches = new ArrayList<>();
  private final Map<String, Boolean> watched = new LinkedHashMap<>();
  private final boolean abstracted;
  private int workingBits = 1;

  /**
   * @param abstracted whether products and shifts are just some functions of their operands, the
   *     same for the same operands: far easier for the solver. What is proved then holds of the
   *     true ones too; a counterexample may be none
   */
  Problem(boolean abstracted) {
    this.abstracted = abstracted;
    if (abstracted) {
      for (Hard hard : Hard.values()) {
        String function = hard.function;
        String sorts = " (" + WIDE_SORT + " " + WIDE_SORT + ") " + WIDE_SORT;
        definitions.put(function, Line.of("(declare-fun " + function + sorts + ")"));
      }
    }
  }

  boolean abstracted() {
    return abstracted;
  }

  private static String bits(int count) {
    return "(_ BitVec " + count + ")";
  }

  /** A whole number. */
  public Exact number(long value) {
    return number(BigInteger.valueOf(value));
  }

  Exact number(BigInteger exactly) {
    int bits = Exact.bits(exactly, exactly);
    return new Exact(this, Exact.literal(exactly, bits), bits, exactly, exactly);
  }

  public Truth truth(boolean value) {
    return new Truth(this, String.valueOf(value));
  }

  /** Any bits there are. */
  public Bits any(String name, int bits) {
    declare("|" + name + "|", bits(bits));
    return new Bits(this, "|" + name + "|", bits);
  }

  /**
   * Has sums and differences computed in at least so many bits. Where the Verilog has as many, the
   * solver has less to do; what is said stays the same.
   */
  public void work(int bits) {
    workingBits = bits;
  }

  int workingBits() {
    return workingBits;
  }

  /** Only cases in which this is so are looked at. */
  public void assume(Truth truth) {
    assumptions.add(Line.of("(assert " + truth.term() + ")", truth.term()));
  }

  void declare(String name, String sort) {
    definitions.put(name, Line.of("(declare-const " + name + " " + sort + ")"));
  }

  void define(String name, String sort, String term) {
    definitions.put(name, Line.of("(define-fun " + name + " () " + sort + " " + term + ")", term));
  }

  /** Gives a term a name. */
  String define(String sort, String term) {
    return names.computeIfAbsent(
        term,
        t -> {
          String name = "t" + definitions.size();
          define(name, sort, t);
          return name;
        });
  }

  /** A value that a counterexample tells. */
  void watch(String name, String sort, String term, boolean signed) {
    if (watched.putIfAbsent(name, signed) == null) {
      String told = "|w:" + name + "|";
      String line = "(declare-const " + told + " " + sort + ")\n(assert (= " + told + " " + term;
      watches.add(Line.of(line + "))", term));
    }
  }

  /** Whether the number of that name is two's complement, for all that are told. */
  Map<String, Boolean> watched() {
    return watched;
  }

  /** The function that does an operation on operands of that many bits. */
  String function(Hard hard, int bits) {
    if (!abstracted) {
      return hard.operator;
    }
    if (bits > WIDE) {
      throw new IllegalArgumentException(hard.function + " of " + bits + " bits; most are " + WIDE);
    }
    String name = hard.function + "_of_" + bits;
    String operands = "((a " + bits(bits) + ") (b " + bits(bits) + "))";
    String lowest = "((_ extract " + (bits - 1) + " 0) " + hard.wide(bits, "a", "b") + ")";
    definitions.putIfAbsent(
        name,
        Line.of("(define-fun " + name + " " + operands + " " + bits(bits) + " " + lowest + ")"));
    return name;
  }

  /** What arithmetic knows of an operation: its range, and that the order of factors is free. */
  void know(Hard hard, int bits, String a, String b, BigInteger least, BigInteger greatest) {
    if (abstracted) {
      String wide = hard.wide(bits, a, b);
      String low = Exact.literal(least, WIDE);
      String high = Exact.literal(greatest, WIDE);
      fact(a, b, "(and (bvsle " + low + " " + wide + ") (bvsle " + wide + " " + high + "))");
      if (hard == Hard.PRODUCT) {
        fact(a, b, "(= " + wide + " " + hard.wide(bits, b, a) + ")");
      }
    }
  }

  /** The same of an operation whose result lies between 0 and that end, either way. */
  void knowEnd(Hard hard, int bits, String a, String b, Exact end) {
    if (abstracted) {
      String wide = hard.wide(bits, a, b);
      String last = end.in(WIDE);
      String zero = "(_ bv0 " + WIDE + ")";
      String up = "(and (bvsle " + zero + " " + wide + ") (bvsle " + wide + " " + last + "))";
      String down = "(and (bvsle " + wide + " " + zero + ") (bvsle " + last + " " + wide + "))";
      fact(a, b, "(ite (bvslt " + last + " " + zero + ") " + down + " " + up + ")");
    }
  }

  private void fact(String a, String b, String term) {
    facts.add(new Fact(Set.of(a, b), Line.of("(assert " + term + ")", term)));
  }

  /**
   * The question: is there a case in which the claim is false? Only what matters to it is in it.
   *
   * @param check the command that has the solver look for one
   */
  String against(Truth claim, String check) {
    Set<String> needed = new HashSet<>();
    need(needed, Line.of("", claim.term()));
    assumptions.forEach(line -> need(needed, line));
    List<Line> lines = new ArrayList<>(assumptions);
    for (Fact fact : facts) {
      if (needed.containsAll(fact.operands())) {
        need(needed, fact.line());
        lines.add(fact.line());
      }
    }
    watches.stream().filter(line -> needed.containsAll(line.uses())).forEach(lines::add);
    StringBuilder text = new StringBuilder();
    definitions.forEach(
        (name, line) -> {
          if (needed.contains(name) || line.uses().isEmpty() && !NAME.matcher(name).matches()) {
            text.append(line.text()).append('\n');
          }
        });
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text + "(assert (not " + claim.term() + "))\n" + check + "\n";
  }

  private void need(Set<String> needed, Line line) {
    Deque<String> open = new ArrayDeque<>(line.uses());
    while (!open.isEmpty()) {
      String name = open.pop();
      if (needed.add(name)) {
        open.addAll(definitions.get(name).uses());
      }
    }
  }
}
