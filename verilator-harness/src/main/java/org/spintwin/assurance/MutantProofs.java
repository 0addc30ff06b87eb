// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.harness.ProofTools;

/**
 * Proves mutants equal to the chip: every output, all state that is compared and every bit of every
 * memory is the same for ever, whatever the inputs and whatever the memories held. Memories that
 * nothing writes hold what they hold in the chip.
 *
 * <p>Where both are in one state, it is enough that the next few clocks show nothing different and
 * end in one state again. So one chip suffices, and the question is whether it reaches a state from
 * which that is not so.
 */
final class MutantProofs {
  private static final String RESET = "rst_ni";

  /** What every stimulus begins with. */
  private static final int RESET_CLOCKS = 3;

  /** Clocks that a mutant may be in another state that nothing shows; no more than those above. */
  private static final int AHEAD = 3;

  /** Limit on a search for an invariant. */
  private static final int SECONDS = 5;

  /** An assertion within ABC that did not hold: no answer. */
  private static final int ABORTED = 128 + 6;

  private final Path abc;
  private final ProofTools tools;
  private final Path folder;
  private final AndCircuit circuit;

  /** Registers whose next value follows from few others: those of control. */
  private final boolean[] control;

  /**
   * @param some the mutants that are asked about
   */
  MutantProofs(ProofTools tools, Path abc, MutatedVerilog mutated, List<Mutant> some)
      throws IOException {
    this.abc = abc;
    this.tools = tools;
    this.folder = mutated.folder();
    mutated.yosys(
        tools,
        some,
        List.of(
            "flatten",
            // What is compared is an output.
            "expose a:keep=1",
            "opt_clean",
            "memory_collect",
            "memory_map",
            "techmap",
            "dffunmap",
            "setundef -undriven -zero",
            "setundef -zero",
            "aigmap",
            "write_aiger -ascii -symbols mutated.aag"));
    circuit = AndCircuit.read(Files.readString(folder.resolve("mutated.aag"))).hashed();
    control = circuit.narrow();
  }

  /** Whether a mutant is at once proved equal: no state, reachable or not, tells it. */
  boolean atOnce(Mutant mutant) throws IOException {
    return inAnyState(mutant, 1);
  }

  /** Whether a mutant is proved equal by what takes seconds. */
  boolean equal(Mutant mutant) throws IOException {
    return inAnyState(mutant, AHEAD) || someClocksOn(mutant) || fromReset(mutant);
  }

  private boolean inAnyState(Mutant mutant, int ahead) throws IOException {
    AndGraph graph = new AndGraph();
    int[] state = made(circuit.registers().length, graph::input);
    return never(graph, told(graph, mutant, state, ahead, () -> inputs(graph)));
  }

  /**
   * In the first reset, from any state, and after it from any state that lies as many clocks after
   * another as that reset takes.
   */
  private boolean someClocksOn(Mutant mutant) throws IOException {
    AndGraph graph = new AndGraph();
    int[] state = made(circuit.registers().length, graph::input);
    Supplier<int[]> resetting = () -> resetWhere(graph, inputs(graph), AndGraph.FALSE);
    if (!never(graph, told(graph, mutant, state, RESET_CLOCKS, resetting))) {
      return false;
    }
    for (int clock = 0; clock < RESET_CLOCKS; clock++) {
      state = circuit.into(graph, selecting(0, inputs(graph)), state).next();
    }
    return never(graph, told(graph, mutant, state, AHEAD, () -> inputs(graph)));
  }

  /** From all states that the registers of control reach, whatever the others hold. */
  private boolean fromReset(Mutant mutant) throws IOException {
    AndGraph graph = new AndGraph();
    int started = graph.free();
    graph.next(started, AndGraph.TRUE);
    int[] registers = made(control.length, graph::free);
    int[] state = made(control.length, graph::input);
    for (int i = 0; i < control.length; i++) {
      state[i] = control[i] ? graph.choose(started, registers[i], state[i]) : state[i];
    }
    int[] first = resetWhere(graph, inputs(graph), started);
    int[] next = circuit.into(graph, selecting(0, first), state).next();
    for (int i = 0; i < control.length; i++) {
      if (control[i]) {
        graph.next(registers[i], next[i]);
      }
    }
    Iterator<int[]> given =
        Stream.concat(
                Stream.of(first), Stream.generate(() -> resetWhere(graph, inputs(graph), started)))
            .iterator();
    int told = told(graph, mutant, state, AHEAD, given::next);
    return solve(graph, told, "pdr -T " + SECONDS, "Property proved");
  }

  private static int[] made(int count, IntSupplier literal) {
    int[] literals = new int[count];
    Arrays.setAll(literals, i -> literal.getAsInt());
    return literals;
  }

  private int[] inputs(AndGraph graph) {
    return made(circuit.inputs().length, graph::input);
  }

  /** Inputs that are in reset at least where a literal is false. */
  private int[] resetWhere(AndGraph graph, int[] given, int literal) {
    circuit
        .names()
        .forEach(
            (i, name) -> given[i] = name.equals(RESET) ? graph.and(literal, given[i]) : given[i]);
    return given;
  }

  /**
   * Whether chip and mutant, from one state on, show anything different in the next clocks, or are
   * in different states after them.
   */
  private int told(AndGraph graph, Mutant mutant, int[] state, int clocks, Supplier<int[]> given) {
    int told = AndGraph.FALSE;
    int[] chip = state;
    int[] other = state;
    for (int clock = 0; clock < clocks; clock++) {
      int[] now = given.get();
      AndCircuit.Copy ofChip = circuit.into(graph, selecting(0, now), chip);
      AndCircuit.Copy ofOther = circuit.into(graph, selecting(mutant.number(), now), other);
      told = graph.or(told, graph.differ(ofChip.outputs(), ofOther.outputs()));
      for (int i = 0; i < state.length; i++) {
        if (circuit.memory()[i]) {
          told = graph.or(told, graph.differ(chip[i], other[i]));
        }
      }
      chip = ofChip.next();
      other = ofOther.next();
    }
    return graph.or(told, graph.differ(chip, other));
  }

  /** Inputs with the choice of a mutant in place. */
  private int[] selecting(int number, int[] given) {
    int[] inputs = given.clone();
    circuit
        .names()
        .forEach(
            (place, name) -> {
              if (name.equals(MutatedVerilog.SELECT)) {
                inputs[place] = number;
              } else if (name.startsWith(MutatedVerilog.SELECT + "[")) {
                int bit = Integer.parseInt(name.replaceAll("\\D", ""));
                inputs[place] = number >> bit & 1;
              }
            });
    return inputs;
  }

  private boolean never(AndGraph graph, int literal) throws IOException {
    return literal == AndGraph.FALSE || solve(graph, literal, "iprove", "UNSATISFIABLE");
  }

  private boolean solve(AndGraph graph, int literal, String command, String proved)
      throws IOException {
    Path question = Files.createTempFile(folder, "question", ".aig");
    Files.write(question, graph.aiger(literal));
    ProofTools.Outcome outcome =
        tools.run(
            folder,
            List.of(
                abc.toString(),
                "-c",
                "read_aiger " + question.getFileName() + "; strash; " + command));
    Files.delete(question);
    if (outcome.exitCode() != 0 && outcome.exitCode() != ABORTED) {
      throw new HarnessException(
          Kind.TOOL_FAILED,
          "yosys-abc ended with exit code " + outcome.exitCode() + ": " + outcome.text().strip());
    }
    return outcome.exitCode() == 0 && outcome.text().contains(proved);
  }
}
