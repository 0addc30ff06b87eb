// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A block inside a top. Each of its parameters takes the top's parameter or localparam of the same
 * name, unless {@code parameters} says otherwise.
 *
 * @param name instance name, {@code u_} first; a block may be there more than once
 * @param parameters values of the block's parameters as expressions over the top's parameters and
 *     localparams
 * @param connections what a port is connected to, where that is neither the top's port of the same
 *     name nor the wire of that name without {@code _i} or {@code _o}
 */
public record Instance(
    String name, BlockSpec block, Map<String, Expr> parameters, Map<String, String> connections) {

  /** A block all of whose parameters are the top's. */
  public static Instance of(String name, BlockSpec block, Map<String, String> connections) {
    return new Instance(name, block, Map.of(), connections);
  }

  /**
   * A block some of whose parameters are given.
   *
   * @param parameters texts of the expressions
   */
  public static Instance of(
      String name,
      BlockSpec block,
      Map<String, String> parameters,
      Map<String, String> connections) {
    return new Instance(
        name,
        block,
        parameters.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Expr.of(e.getValue()))),
        connections);
  }

  /** What a parameter of the block is given, over the names of the top. */
  public Expr parameter(String parameter) {
    return parameters.getOrDefault(parameter, new Expr.Name(parameter));
  }

  /** Values of the block's parameters and localparams, given those of the top. */
  public Map<String, Long> values(Map<String, Long> topValues) {
    Map<String, Long> given = new LinkedHashMap<>(topValues);
    parameters.forEach((parameter, value) -> given.put(parameter, value.eval(topValues)));
    return block.resolve(given);
  }

  /**
   * An expression over the block's names, said with the top's.
   *
   * @param top whose localparams need not be written out where block and top define them alike
   */
  Expr outside(Expr inside, BlockSpec top) {
    Expr result = inside;
    for (int i = block.derived().size() - 1; i >= 0; i--) {
      Derived d = block.derived().get(i);
      if (!defines(top, d)) {
        result = result.substitute(Map.of(d.name(), d.value()));
      }
    }
    return result.substitute(parameters);
  }

  private boolean defines(BlockSpec top, Derived inner) {
    Expr name = new Expr.Name(inner.name());
    Expr outside = top.writtenOut(block.writtenOut(name).substitute(parameters));
    return top.derived().stream().anyMatch(t -> t.name().equals(inner.name()))
        && top.writtenOut(name).equals(outside);
  }
}
