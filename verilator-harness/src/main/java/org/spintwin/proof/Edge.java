// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.spintwin.proof.Property.Twin;

/** What happens at one edge of the clock, told as the pages do: what becomes of registers. */
record Edge(Clocks clocks, int clock) {
  /** What is claimed, with a slip in it; {@link #NONE} leaves it true. */
  interface Claim extends BiFunction<Clocks, String, List<Truth>> {}

  /** The slip of a claim that is true. */
  static final String NONE = "";

  private static final String RESET = "rst_ni";

  /** The first one. */
  Edge(Clocks clocks) {
    this(clocks, 0);
  }

  /**
   * A property whose twins are the same claim with a slip in each.
   *
   * @param slips what the twins have otherwise
   */
  static Property property(String name, String says, int edges, Claim claim, List<String> slips) {
    return new Property(
        name,
        says,
        edges,
        clocks -> claim.apply(clocks, NONE),
        slips.stream().map(s -> new Twin(s, clocks -> claim.apply(clocks, s))).toList());
  }

  /** The property that a reset makes ports and registers 0. */
  static Property cleared(String... names) {
    return property(
        "a_reset_clears",
        "with rst_ni = 0 they become 0: " + String.join(", ", names),
        1,
        (clocks, slip) -> {
          Truth runs = clocks.flag(RESET, 0);
          clocks.assume(slip.equals(NONE) ? runs.not() : runs);
          return Arrays.stream(names).map(name -> clocks.bits(name, 1).isZero()).toList();
        },
        List.of("so they do without a reset"));
  }

  /** Looks at cases without a reset only. */
  Edge running() {
    clocks.assume(clocks.flag(RESET, clock));
    return this;
  }

  Exact number(String name) {
    return clocks.number(name, clock);
  }

  Exact number(String name, int element) {
    return clocks.number(name, element, clock);
  }

  Bits bits(String name) {
    return clocks.bits(name, clock);
  }

  /** One of the numbers side by side in a port, number 0 lowest. */
  Bits part(String name, int number, int width) {
    return bits(name).slice(number * width, width);
  }

  /** What such a number has become. */
  Bits newPart(String name, int number, int width) {
    return clocks.bits(name, clock + 1).slice(number * width, width);
  }

  Truth flag(String name) {
    return clocks.flag(name, clock);
  }

  Truth becomes(String name, Exact value) {
    return clocks.number(name, clock + 1).equalTo(value);
  }

  Truth becomes(String name, int element, Exact value) {
    return clocks.number(name, element, clock + 1).equalTo(value);
  }

  Truth becomes(String name, Bits value) {
    return clocks.bits(name, clock + 1).equalTo(value);
  }

  Truth becomes(String name, Truth value) {
    return clocks.flag(name, clock + 1).sameAs(value);
  }

  /** Becomes the first where the condition is true, else the second. */
  Truth becomes(String name, Truth condition, Bits yes, Bits no) {
    return condition.choose(becomes(name, yes), becomes(name, no));
  }

  Truth stays(String... names) {
    return Truth.all(Arrays.stream(names).map(name -> becomes(name, bits(name))).toList());
  }
}
