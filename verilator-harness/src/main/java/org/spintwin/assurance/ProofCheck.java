// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.harness.ProofTools;
import org.spintwin.proof.BlockProof;
import org.spintwin.proof.BlockProofs;
import org.spintwin.proof.BlockRules;
import org.spintwin.proof.Netlist;
import org.spintwin.proof.Property;
import org.spintwin.proof.Prover;
import org.spintwin.proof.RuleProof;
import org.spintwin.proof.RuleTwin;
import org.spintwin.proof.Verdict;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Design;
import org.spintwin.spec.Parameter;

/**
 * The blocks of a chip, at its own parameters, proved to do what the semantics say for all states
 * and inputs; and the rules of its queues and buses over any time. Each has false twins, which must
 * be refuted.
 */
public final class ProofCheck implements AssuranceCheck {
  private static final String TARGET = "all proved, all twins refuted";

  private final long effort;

  public ProofCheck() {
    this(Prover.EFFORT);
  }

  /**
   * @param effort limit on each question, as a {@link Prover} has it
   */
  ProofCheck(long effort) {
    this.effort = effort;
  }

  /** A block as the chip has it. */
  private record Placed(BlockSpec block, Map<String, Long> parameters) {}

  @Override
  public String name() {
    return "proofs";
  }

  @Override
  public List<String> programs() {
    return List.of("yosys", "yosys-smtbmc", "z3");
  }

  @Override
  public List<AssuranceRow> run(AssuredChip chip, LongConsumer progress) throws IOException {
    var tools = ProofTools.find(chip.environment());
    Set<Placed> placed =
        placed(chip.chip().design()).collect(Collectors.toCollection(LinkedHashSet::new));
    Tally semantics = new Tally();
    Set<String> without = new TreeSet<>();
    long done = 0;
    for (Placed p : placed) {
      Optional<BlockProof> proof = BlockProofs.of(p.block().stem());
      if (proof.isPresent()) {
        prove(new Prover(tools, effort), proof.get(), p, semantics);
      } else {
        without.add(p.block().stem());
      }
      done++;
      progress.accept(WHOLE / 2 * done / placed.size());
    }
    if (!without.isEmpty()) {
      semantics.details.add("not proved, only tested: " + String.join(", ", without));
    }
    Tally rules = new Tally();
    Set<String> stems = placed.stream().map(p -> p.block().stem()).collect(Collectors.toSet());
    for (RuleProof rule : BlockRules.ALL) {
      if (stems.contains(rule.block().stem())) {
        prove(tools, rule, rules);
      }
    }
    progress.accept(WHOLE);
    List<AssuranceRow> rows = new ArrayList<>();
    rows.add(semantics.row("proofs: semantics of blocks"));
    if (rules.claims > 0) {
      rows.add(rules.row("proofs: rules over time"));
    }
    return rows;
  }

  /** The blocks of a chip and of the chips inside it. */
  private static Stream<Placed> placed(Design design) {
    Map<String, Long> values = design.values();
    Set<String> parts = design.parts().stream().map(Design::name).collect(Collectors.toSet());
    return Stream.concat(
        design.top().instances().stream()
            .filter(i -> !parts.contains(i.block().stem()))
            .map(i -> new Placed(i.block(), parameters(i.block(), i.values(values)))),
        design.parts().stream().flatMap(ProofCheck::placed));
  }

  private static Map<String, Long> parameters(BlockSpec block, Map<String, Long> values) {
    Map<String, Long> own = new LinkedHashMap<>();
    block.parameters().stream().map(Parameter::name).forEach(n -> own.put(n, values.get(n)));
    return own;
  }

  private static void prove(Prover prover, BlockProof proof, Placed placed, Tally tally)
      throws IOException {
    String stem = placed.block().stem();
    Map<String, Long> part = proof.part(placed.parameters());
    part.forEach(
        (name, value) -> {
          long whole = placed.parameters().get(name);
          if (whole != value) {
            tally.details.add(
                stem + ": proved with " + name + " " + value + " in place of " + whole);
          }
        });
    Map<String, Long> values = placed.block().resolve(part);
    Netlist netlist = prover.netlist(placed.block(), part);
    for (Property property : proof.properties(values)) {
      Prover.Examined examined = prover.examine(placed.block(), values, netlist, property);
      tally.add(stem + ": " + property.name(), examined.claim());
      for (int i = 0; i < property.twins().size(); i++) {
        tally.addTwin(
            stem + ": " + property.name() + ", twin: " + property.twins().get(i).says(),
            examined.twins().get(i).refuted());
      }
    }
  }

  private static void prove(ProofTools tools, RuleProof proof, Tally tally) throws IOException {
    String stem = proof.block().stem();
    Optional<String> objection = proof.objection(tools);
    tally.claims++;
    if (objection.isEmpty()) {
      tally.proved++;
      tally.details.add(stem + ": rules proved at " + proof);
    } else {
      tally.details.add(stem + ": " + objection.get());
    }
    for (RuleTwin twin : proof.twins()) {
      tally.addTwin(stem + ", twin: " + twin, proof.catches(tools, twin));
    }
  }

  /** What was found so far. */
  private static final class Tally {
    private final List<String> details = new ArrayList<>();
    private int claims;
    private int proved;
    private int undecided;
    private int twins;
    private int refuted;

    void add(String name, Verdict verdict) {
      claims++;
      switch (verdict.outcome()) {
        case PROVED -> proved++;
        case NOT_DECIDED -> {
          undecided++;
          details.add(name + ": not decided within the work allowed");
        }
        case REFUTED -> {
          details.add(name + ": FALSE, for example where");
          verdict.counterexample().forEach(line -> details.add("  " + line));
        }
      }
    }

    void addTwin(String name, boolean found) {
      twins++;
      if (found) {
        refuted++;
      } else {
        details.add(name + ": not refuted");
      }
    }

    AssuranceRow row(String check) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("properties", claims);
      figures.put("proved", proved);
      figures.put("undecided", undecided);
      figures.put("twins", twins);
      figures.put("twinsRefuted", refuted);
      String found =
          proved
              + " of "
              + claims
              + " properties proved, "
              + refuted
              + " of "
              + twins
              + " false twins refuted"
              + (undecided > 0 ? ", " + undecided + " not decided" : "");
      boolean met = claims > 0 && proved == claims && refuted == twins;
      return new AssuranceRow(check, found, TARGET, met, details, figures);
    }
  }
}
