// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.ScratchFolder;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Verdict.Outcome;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Memory;
import org.spintwin.spec.Parameter;

/**
 * Asks the solver whether claims are true of a block's Verilog.
 *
 * @param effort limit on each question, in the solver's units of work, of which it does a million
 *     or two in a second: so what is decided does not depend on what else the machine does
 */
public record Prover(ProofTools tools, long effort) {
  /** Enough for what is proved here. */
  public static final long EFFORT = 100_000_000;

  /** The part of it that each way of asking is given at first. */
  private static final int FIRST_TRY = 10;

  private static final String ABSTRACTED = "simplify propagate-values solve-eqs ackermannize_bv";

  /** How the solver is asked. */
  private enum Way {
    /** Operations are abstract: what stands for them is soon got rid of, and all is bits. */
    WORDS("(check-sat-using (then " + ABSTRACTED + " qfbv))"),
    /** The same, with what is equal found among gates before the search. */
    GATES("(check-sat-using (then " + ABSTRACTED + " simplify bit-blast aig sat))"),
    /** Operations are computed. */
    EXACT("(check-sat)");

    private final String check;

    Way(String check) {
      this.check = check;
    }
  }

  private static final String SOURCE = "block.v";
  private static final String NETLIST = "block.smt2";
  private static final String QUESTION = "question.smt2";
  private static final String LOAD_IMAGE = "LOAD_IMAGE";
  private static final Pattern TOLD =
      Pattern.compile(
          "\\(define-fun \\|w:([^|]+)\\| \\(\\) (?:Bool|\\(_ BitVec (\\d+)\\))\\s+"
              + "(?:#([xb])([0-9a-f]+)|(true|false))\\)");

  /**
   * The block's Verilog as it is emitted, at these parameters, as terms.
   *
   * @param parameters of the block; those left out have their defaults
   */
  public Netlist netlist(BlockSpec block, Map<String, Long> parameters) throws IOException {
    return netlist(block, parameters, new VerilogWriter().block(block));
  }

  /**
   * Verilog of a block as terms.
   *
   * @param verilog the block, or what was made of it
   */
  Netlist netlist(BlockSpec block, Map<String, Long> parameters, String verilog)
      throws IOException {
    Map<String, Long> values = block.resolve(parameters);
    // Contents of memories are any, so images are not needed.
    String sets =
        block.parameters().stream()
            .map(Parameter::name)
            .map(p -> " -set " + p + " " + literal(p.equals(LOAD_IMAGE) ? 0 : values.get(p)))
            .collect(Collectors.joining());
    String states =
        block.states().stream().map(s -> " w:" + s.register()).collect(Collectors.joining());
    String single =
        block.memories().stream()
            .filter(m -> m.words().eval(values) == 1)
            .map(m -> " c:" + m.register())
            .collect(Collectors.joining());
    List<String> script =
        List.of(
            "read_verilog -defer " + SOURCE,
            sets.isEmpty() ? "" : "chparam" + sets + " " + block.stem(),
            "hierarchy -check -top " + block.stem(),
            "proc",
            "flatten",
            // Architectural state that is constant is still state.
            states.isEmpty() ? "" : "setattr -set keep 1" + states,
            "memory_collect",
            // An address of no bits is more than the next command understands.
            single.isEmpty() ? "" : "memory_map" + single,
            "async2sync",
            "dffunmap",
            "setundef -undriven -anyseq",
            "write_smt2 -wires " + NETLIST);
    try (ScratchFolder scratch = ScratchFolder.make("proof")) {
      Path folder = scratch.path();
      Files.writeString(folder.resolve(SOURCE), withReaders(block, verilog));
      tools.yosys(folder, script);
      return Netlist.parse(Files.readString(folder.resolve(NETLIST)));
    }
  }

  /** A number as Yosys takes it, which knows no minus there. */
  private static String literal(long value) {
    return value < 0 ? "32'h" + Integer.toHexString(Math.toIntExact(value)) : "" + value;
  }

  /** Memories that nothing reads would be left out. */
  private static String withReaders(BlockSpec block, String verilog) {
    String readers =
        block.memories().stream()
            .map(Memory::register)
            .map(name -> "  (* keep *) wire looked_at_" + name + " = " + name + "[0][0];\n")
            .collect(Collectors.joining());
    return verilog.replaceFirst(
        "\nendmodule\n", Matcher.quoteReplacement("\n" + readers + "endmodule\n"));
  }

  /**
   * What became of a property.
   *
   * @param twins in the order of the property's
   */
  public record Examined(Property property, Verdict claim, List<Verdict> twins) {}

  /**
   * Asks of a property and of its false twins.
   *
   * @param values of the block's parameters and localparams, those of the netlist
   */
  public Examined examine(
      BlockSpec block, Map<String, Long> values, Netlist netlist, Property property)
      throws IOException {
    int edges = property.edges();
    Verdict claim = decide(block, values, netlist, edges, property.claim(), true);
    List<Verdict> twins = new ArrayList<>();
    for (Property.Twin twin : property.twins()) {
      twins.add(decide(block, values, netlist, edges, twin.claim(), false));
    }
    return new Examined(property, claim, twins);
  }

  /**
   * Whether a claim is true of a block: all of its parts.
   *
   * @param values of the block's parameters and localparams, those of the netlist
   * @param expected whether it will be: only then are operations left abstract at first
   */
  public Verdict decide(
      BlockSpec block,
      Map<String, Long> values,
      Netlist netlist,
      int edges,
      Claim claim,
      boolean expected)
      throws IOException {
    var questions = new EnumMap<Way, Question>(Way.class);
    Question exact = new Question(block, values, netlist, edges, claim, false);
    if (expected) {
      Question easy = new Question(block, values, netlist, edges, claim, true);
      questions.put(Way.WORDS, easy);
      questions.put(Way.GATES, easy);
    }
    questions.put(Way.EXACT, exact);
    double spent = 0;
    for (int part = 0; part < exact.parts().size(); part++) {
      Verdict verdict = decide(questions, part);
      spent += verdict.seconds();
      if (!verdict.proved()) {
        return new Verdict(verdict.outcome(), verdict.counterexample(), spent);
      }
    }
    return new Verdict(Outcome.PROVED, List.of(), spent);
  }

  /** Which way is the quick one differs: so each is tried for a while before any is for long. */
  private Verdict decide(Map<Way, Question> questions, int part) throws IOException {
    double spent = 0;
    for (long limit : List.of(Math.max(1, effort / FIRST_TRY), effort)) {
      for (Map.Entry<Way, Question> e : questions.entrySet()) {
        Question question = e.getValue();
        Verdict found = ask(question.problem(), question.parts().get(part), e.getKey(), limit);
        spent += found.seconds();
        // What some function refutes, the true one need not.
        if (found.proved() || found.refuted() && e.getKey() == Way.EXACT) {
          return new Verdict(found.outcome(), found.counterexample(), spent);
        }
      }
    }
    return new Verdict(Outcome.NOT_DECIDED, List.of(), spent);
  }

  /** A claim about a block, put to the solver. */
  private record Question(Problem problem, List<Truth> parts) {
    Question(
        BlockSpec block,
        Map<String, Long> values,
        Netlist netlist,
        int edges,
        Claim claim,
        boolean abstracted) {
      this(new Problem(abstracted), block, values, netlist, edges, claim);
    }

    private Question(
        Problem problem,
        BlockSpec block,
        Map<String, Long> values,
        Netlist netlist,
        int edges,
        Claim claim) {
      this(problem, claim.of(new Clocks(problem, netlist, block, values, edges)));
    }
  }

  /** Whether a claim is always true. */
  Verdict ask(Problem problem, Truth claim) throws IOException {
    return ask(problem, claim, problem.abstracted() ? Way.WORDS : Way.EXACT, effort);
  }

  private Verdict ask(Problem problem, Truth claim, Way way, long limit) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.make("question")) {
      Path folder = scratch.path();
      Files.writeString(folder.resolve(QUESTION), problem.against(claim, way.check));
      long begin = System.nanoTime();
      // Some of its work z3 does not count; then it ends a little before it would be ended.
      long seconds = Math.max(1, tools.timeout().toSeconds() * 9 / 10);
      ProofTools.Outcome answer =
          tools.run(
              folder,
              List.of(
                  tools.z3().toString(),
                  "-smt2",
                  "-model",
                  "rlimit=" + limit,
                  "-T:" + seconds,
                  QUESTION));
      double took = (System.nanoTime() - begin) / 1e9;
      String first = answer.text().lines().findFirst().orElse("");
      return switch (first) {
        case "unsat" -> new Verdict(Outcome.PROVED, List.of(), took);
        case "sat" -> new Verdict(Outcome.REFUTED, told(problem, answer.text()), took);
        // Nothing is what z3 says when the machine has no memory left for it.
        case "timeout", "unknown", "" -> new Verdict(Outcome.NOT_DECIDED, List.of(), took);
        default ->
            throw new HarnessException(
                HarnessException.Kind.TOOL_FAILED, "z3 answered: " + answer.text().strip());
      };
    }
  }

  /** What matters of a counterexample, in the order in which it is to be told. */
  private static List<String> told(Problem problem, String answer) {
    Map<String, String> found = new HashMap<>();
    Matcher m = TOLD.matcher(answer);
    while (m.find()) {
      found.put(m.group(1), m.group(5) != null ? m.group(5) : number(problem, m));
    }
    List<String> lines = new ArrayList<>();
    problem.watched().keySet().stream()
        .filter(found::containsKey)
        .forEach(name -> lines.add(name + " = " + found.get(name)));
    return lines;
  }

  private static String number(Problem problem, Matcher m) {
    int bits = Integer.parseInt(m.group(2));
    BigInteger value = new BigInteger(m.group(4), m.group(3).equals("x") ? 16 : 2);
    boolean negative = problem.watched().get(m.group(1)) && value.testBit(bits - 1);
    return String.valueOf(negative ? value.subtract(BigInteger.ONE.shiftLeft(bits)) : value);
  }
}
