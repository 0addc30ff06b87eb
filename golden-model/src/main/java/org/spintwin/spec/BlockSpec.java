// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a hardware block is: the only place where its names, widths and rules stand. Module header,
 * elaboration checks, harness layout, golden record and documentation are all printed from it.
 *
 * @param stem module name, file name, template name and documentation name
 * @param purpose one sentence
 * @param rules relations between parameters; the range of each parameter is added by {@link
 *     #allRules}
 * @param registers that a host reads and writes; empty in all but the register blocks
 */
public record BlockSpec(
    String stem,
    String purpose,
    List<Parameter> parameters,
    List<Derived> derived,
    List<Rule> rules,
    List<Port> ports,
    List<State> states,
    List<Memory> memories,
    List<Register> registers) {

  /** A block without registers. */
  public BlockSpec(
      String stem,
      String purpose,
      List<Parameter> parameters,
      List<Derived> derived,
      List<Rule> rules,
      List<Port> ports,
      List<State> states,
      List<Memory> memories) {
    this(stem, purpose, parameters, derived, rules, ports, states, memories, List.of());
  }

  /** Ranges first, then relations. */
  public List<Rule> allRules() {
    List<Rule> all = new ArrayList<>();
    parameters.stream().filter(Parameter::bounded).forEach(p -> all.add(p.range()));
    all.addAll(rules);
    return List.copyOf(all);
  }

  public List<Port> inputs() {
    return ports.stream().filter(Port::isInput).toList();
  }

  public List<Port> outputs() {
    return ports.stream().filter(p -> !p.isInput()).toList();
  }

  /** The outputs that are registers. */
  public List<Port> comparedOutputs() {
    return ports.stream().filter(Port::isCompared).toList();
  }

  /**
   * Values of all parameters and localparams of this block.
   *
   * @param given parameter values; names the block does not have are ignored, missing ones take the
   *     block's default
   * @throws IllegalParameterException when a rule does not hold
   */
  public Map<String, Long> resolve(Map<String, Long> given) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (Parameter p : parameters) {
      values.put(p.name(), given.getOrDefault(p.name(), p.defaultValue()));
    }
    for (Parameter p : parameters) {
      if (p.bounded()) {
        check(p.range(), values);
      }
    }
    for (Derived d : derived) {
      values.put(d.name(), d.value().eval(values));
    }
    rules.forEach(rule -> check(rule, values));
    return values;
  }

  /** The same expression with every localparam written out, so that only parameters are left. */
  public Expr writtenOut(Expr expression) {
    Expr result = expression;
    // A localparam uses those before it only.
    for (int i = derived.size() - 1; i >= 0; i--) {
      result = result.substitute(Map.of(derived.get(i).name(), derived.get(i).value()));
    }
    return result;
  }

  private void check(Rule rule, Map<String, Long> values) {
    if (!rule.holds(values)) {
      throw new IllegalParameterException(stem, rule, values);
    }
  }
}
