// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.harness.ProofTools;

/**
 * Proves mutants equal to the chip: every register, every bit of every memory and every output is
 * the same for ever, whatever the inputs and whatever the memories held. Memories that nothing
 * writes hold what they hold in the chip.
 *
 * <p>Up to the first difference both are in the same state. So one chip suffices, and the question
 * is whether it reaches a state in which the next clock of the mutant differs.
 */
final class MutantProofs {
  private static final String RESET = "rst_ni";

  /** What every stimulus begins with. */
  private static final int RESET_CLOCKS = 3;

  /** Limit on a search for an invariant. */
  private static final int SECONDS = 5;

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

  /** Whether a mutant is proved equal. */
  boolean equal(Mutant mutant) throws IOException {
    return inAnyState(mutant) || someClocksOn(mutant) || fromReset(mutant);
  }

  /** From any state, reachable or not, the next clock is the same. */
  private boolean inAnyState(Mutant mutant) throws IOException {
    AndGraph graph = new AndGraph();
    int[] state = made(circuit.registers().length, graph::input);
    return never(graph, differ(graph, mutant, made(circuit.inputs().length, graph::input), state));
  }

  /**
   * The next clock is the same in reset, from any state, and without, in any state that lies up to
   * so many clocks after another as the first reset takes.
   */
  private boolean someClocksOn(Mutant mutant) throws IOException {
    AndGraph graph = new AndGraph();
    int[] state = made(circuit.registers().length, graph::input);
    int[] resetting = made(circuit.inputs().length, graph::input);
    circuit.names().forEach((i, name) -> resetting[i] = name.equals(RESET) ? 0 : resetting[i]);
    if (!never(graph, differ(graph, mutant, resetting, state))) {
      return false;
    }
    for (int clocks = 1; clocks <= RESET_CLOCKS; clocks++) {
      int[] given = made(resetting.length, graph::input);
      state = circuit.into(graph, selecting(0, given), state).next();
      given = made(resetting.length, graph::input);
      if (never(graph, differ(graph, mutant, given, state))) {
        return true;
      }
    }
    return false;
  }

  /** It is the same in all states that the registers of control reach, whatever the others do. */
  private boolean fromReset(Mutant mutant) throws IOException {
    AndGraph graph = new AndGraph();
    int started = graph.free();
    graph.next(started, AndGraph.TRUE);
    int[] given = made(circuit.inputs().length, graph::input);
    circuit
        .names()
        .forEach(
            (i, name) -> given[i] = name.equals(RESET) ? graph.and(started, given[i]) : given[i]);
    int[] registers = made(control.length, graph::free);
    int[] state = made(control.length, graph::input);
    for (int i = 0; i < control.length; i++) {
      state[i] = control[i] ? graph.choose(started, registers[i], state[i]) : state[i];
    }
    int differ = differ(graph, mutant, given, state);
    int[] next = circuit.into(graph, selecting(0, given), state).next();
    for (int i = 0; i < control.length; i++) {
      if (control[i]) {
        graph.next(registers[i], next[i]);
      }
    }
    return solve(graph, graph.and(started, differ), "pdr -T " + SECONDS, "Property proved");
  }

  private static int[] made(int count, IntSupplier literal) {
    int[] literals = new int[count];
    Arrays.setAll(literals, i -> literal.getAsInt());
    return literals;
  }

  /** Whether chip and mutant have different outputs, or go to different states. */
  private int differ(AndGraph graph, Mutant mutant, int[] given, int[] state) {
    AndCircuit.Copy chip = circuit.into(graph, selecting(0, given), state);
    AndCircuit.Copy other = circuit.into(graph, selecting(mutant.number(), given), state);
    return graph.or(
        graph.differ(chip.outputs(), other.outputs()), graph.differ(chip.next(), other.next()));
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
    Files.write(folder.resolve("question.aig"), graph.aiger(literal));
    ProofTools.Outcome outcome =
        tools.run(
            folder, List.of(abc.toString(), "-c", "read_aiger question.aig; strash; " + command));
    if (outcome.exitCode() != 0) {
      throw new HarnessException(
          Kind.TOOL_FAILED,
          "yosys-abc ended with exit code " + outcome.exitCode() + ": " + outcome.text().strip());
    }
    return outcome.text().contains(proved);
  }
}
