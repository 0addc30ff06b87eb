// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chip of any kind as exact integers, the one hand-over: everything below it is exact.
 *
 * @param name Verilog name of the top-level module
 * @param parameters values of the top's Verilog parameters
 * @param memories contents of the memories that have an image, by instance path; each word takes
 *     its width over 64, rounded up, longs, lowest first. Those of parts are among them
 * @param parts designs that are blocks of the top, whose modules are named as they are
 */
public record Design(
    String name,
    TopSpec top,
    Map<String, Long> parameters,
    Map<String, long[]> memories,
    List<Design> parts) {
  private static final String LOAD_IMAGE = "LOAD_IMAGE";

  public Design {
    parts = List.copyOf(parts);
  }

  /** A design all of whose blocks are those that every chip shares. */
  public Design(
      String name, TopSpec top, Map<String, Long> parameters, Map<String, long[]> memories) {
    this(name, top, parameters, memories, List.of());
  }

  /** Values of the top's parameters and localparams. */
  public Map<String, Long> values() {
    return top.resolve(parameters);
  }

  /** What tells this chip from others; 0 where nothing was told. */
  public long digest() {
    return parameters.getOrDefault("SPEC_DIGEST", 0L);
  }

  /**
   * The same top with other parameters, and memories that suit them.
   *
   * @param contents as {@link #memories()}
   */
  public Design with(Map<String, Long> values, Map<String, long[]> contents) {
    return new Design(name, top, values, contents, parts);
  }

  /** Whether a parameter of the top says that memories are initialised from their image files. */
  public boolean loadsImages() {
    return top.block().parameters().stream().anyMatch(p -> p.name().equals(LOAD_IMAGE));
  }

  /**
   * The same with memories that are initialised from their image files, as FPGAs have them; where
   * there is nothing in them they stay as they are.
   */
  public Design loadingImages() {
    Map<String, Long> values = new LinkedHashMap<>(parameters);
    if (loadsImages() && !memories.isEmpty()) {
      values.put(LOAD_IMAGE, 1L);
    }
    return new Design(
        name, top, values, memories, parts.stream().map(Design::loadingImages).toList());
  }

  /**
   * This design as a block inside another: ports of these sizes, no parameters; its state and
   * memories are those of all its blocks, by instance path.
   */
  public BlockSpec block() {
    Map<String, Long> values = values();
    return new BlockSpec(
        name,
        top.block().purpose(),
        List.of(),
        List.of(),
        List.of(),
        top.block().ports().stream()
            .map(
                p ->
                    new Port(
                        p.name(),
                        p.direction(),
                        Expr.of(p.elements().eval(values)),
                        Expr.of(p.width().eval(values)),
                        p.signed(),
                        p.doc()))
            .toList(),
        top.compared(values).signals().stream()
            .skip(top.block().comparedOutputs().size())
            .map(
                s ->
                    new State(
                        s.name(), Expr.of(s.elements()), Expr.of(s.width()), s.signed(), s.name()))
            .toList(),
        top.memories(values).stream()
            .map(
                m ->
                    // Their images are parameters of the design's own top.
                    new Memory(m.name(), Expr.of(m.words()), Expr.of(m.width()), false, m.name()))
            .toList());
  }
}
