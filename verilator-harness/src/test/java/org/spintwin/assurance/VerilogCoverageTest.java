// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.CoveragePoints.Point;
import org.spintwin.harness.RequiresTool;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.SynthesisTools;
import org.spintwin.harness.Toolchain;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.soak.Configuration;
import org.spintwin.spec.Design;

/**
 * How much of the Verilog of the blocks the random stimuli reach, merged over small chips: in the
 * full run of every kind and architecture and of all that stands around chips, in the plain run
 * over one. The file of a top is left out: it holds wires between blocks, which are their ports.
 */
final class VerilogCoverageTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final long SEED = 1;
  private static final double LINES = 98;
  private static final double TOGGLES = 95;

  @Test
  @RequiresTool({"verilator", "yosys", "nextpnr-ice40"})
  void theStimuliReachTheVerilogOfTheBlocks() throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SPINTWIN_CACHE", Path.of("target", "model-cache").toAbsolutePath().toString());
    Toolchain tools = Toolchain.find(environment);
    var synthesis = new Synthesis(SynthesisTools.find(environment));
    var coverage = new VerilogCoverage();
    for (CoveredChips covered : (FULL ? CoveredChips.all() : CoveredChips.one()).toList()) {
      GoldenChip chip = covered.chip();
      Set<String> tops = tops(chip.design()).collect(Collectors.toSet());
      List<Point> points =
          CoverageCheck.count(tools, chip, Configuration.stimulus(chip, SEED), covered.clocks())
              .stream()
              .filter(point -> !tops.contains(point.file()))
              .toList();
      StillBits still = StillBits.of(chip, synthesis);
      assertThat(still).isNotSameAs(StillBits.UNKNOWN);
      coverage.add(points, new VerilogWriter().chip(chip.design()), still, covered.clocks());
      System.out.printf(
          "with %s: lines %s, toggles %s%n",
          chip.design().name(), coverage.figures(false), coverage.figures(true));
    }
    coverage.byFile(false).forEach((file, of) -> System.out.println(file + " lines " + of));
    coverage.byFile(true).forEach((file, of) -> System.out.println(file + " toggles " + of));
    coverage.holes(false).forEach(System.out::println);
    coverage.holes(true).forEach(System.out::println);
    assertThat(coverage.figures(false).percent()).isGreaterThanOrEqualTo(LINES);
    assertThat(coverage.figures(true).percent()).isGreaterThanOrEqualTo(TOGGLES);
  }

  /** Files of a chip and of the chips in it. */
  private static Stream<String> tops(Design design) {
    return Stream.concat(
        Stream.of(design.name() + ".v"),
        design.parts().stream().flatMap(VerilogCoverageTest::tops));
  }

  private static Point branch(int line, String instance, boolean reachable, long count) {
    return new Point("block.v", line, 1, instance, "if", false, reachable, count);
  }

  private static Point bit(String what, String instance, long count) {
    return new Point("block.v", 1, 1, instance, what, true, true, count);
  }

  private static VerilogCoverage coverage(StillBits still, Point... points) {
    var coverage = new VerilogCoverage();
    coverage.add(List.of(points), Map.of("block.v", "  first\nif (second) x <= y;\n"), still, 100);
    return coverage;
  }

  @Test
  void aBranchThatOneInstanceReachesIsCovered() {
    VerilogCoverage coverage =
        coverage(StillBits.UNKNOWN, branch(2, "u_a", true, 0), branch(2, "u_b", true, 7));
    assertThat(coverage.figures(false)).isEqualTo(new VerilogCoverage.Figures(1, 0, 0));
  }

  @Test
  void aBranchThatNoneReachesIsToldWithItsText() {
    VerilogCoverage coverage =
        coverage(StillBits.UNKNOWN, branch(2, "u_a", true, 0), branch(2, "u_b", false, 0));
    assertThat(coverage.figures(false)).isEqualTo(new VerilogCoverage.Figures(0, 1, 0));
    assertThat(coverage.holes(false))
        .containsExactly("block.v:2: if was not reached: if (second) x <= y;");
  }

  @Test
  void aBranchThatNoParametersReachIsExplained() {
    VerilogCoverage coverage = coverage(StillBits.UNKNOWN, branch(2, "u_a", false, 0));
    assertThat(coverage.figures(false)).isEqualTo(new VerilogCoverage.Figures(0, 0, 1));
  }

  @Test
  void aBitMustGoBothWays() {
    VerilogCoverage coverage =
        coverage(
            StillBits.UNKNOWN,
            bit("sum_q[3]", "", 1),
            bit("sum_q[2]", "", 1),
            bit("sum_q[1]", "", 2),
            bit("sum_q[0]", "", 0));
    assertThat(coverage.figures(true)).isEqualTo(new VerilogCoverage.Figures(1, 3, 0));
    assertThat(coverage.holes(true)).containsExactly("block.v:1: sum_q[3:2,0] did not toggle");
  }

  /** As Yosys writes it: a wire with a constant, a counter of 8 bits, a register that is none. */
  private static final StillBits STILL =
      new StillBits(
          """
          "cells": {
            "a": {
              "hide_name": 1,
              "type": "$add",
              "parameters": {
                "A_WIDTH": "1000"
              },
              "connections": {
                "A": [ 2, 3, 4, 5, 6, 7, 8, 9 ],
                "B": [ "1" ],
                "Y": [ 12, 13, 14, 15, 16, 17, 18, 19 ]
              }
            },
            "r": {
              "hide_name": 1,
              "type": "$sdffe",
              "parameters": {
                "SRST_VALUE": "00000000"
              },
              "connections": {
                "D": [ 12, 13, 14, 15, 16, 17, 18, 19 ],
                "Q": [ 2, 3, 4, 5, 6, 7, 8, 9 ]
              }
            },
            "n": {
              "hide_name": 1,
              "type": "$sdff",
              "parameters": {
                "SRST_VALUE": "00000000"
              },
              "connections": {
                "D": [ 2, 3, 4, 5, 6, 7, 8, 9 ],
                "Q": [ 22, 23, 24, 25, 26, 27, 28, 29 ]
              }
            }
          },
          "netnames": {
            "u_a.wide": {
              "hide_name": 0,
              "bits": [ 30, "0", "x" ],
              "offset": 4,
              "attributes": { }
            },
            "u_a.count_q": {
              "hide_name": 0,
              "bits": [ 2, 3, 4, 5, 6, 7, 8, 9 ],
              "attributes": { }
            },
            "u_a.next_q": {
              "hide_name": 0,
              "bits": [ 22, 23, 24, 25, 26, 27, 28, 29 ],
              "attributes": { }
            }
          }
          """);

  @Test
  void aConstantBitIsExplained() {
    assertThat(STILL.explains("u_a.wide", 4, 100)).isFalse();
    assertThat(STILL.explains("u_a.wide", 5, 100)).isTrue();
    assertThat(STILL.explains("u_a.wide", 6, 100)).isTrue();
    assertThat(STILL.explains("u_b.wide", 5, 100)).isFalse();
  }

  @Test
  void aBitOfACounterIsExplainedWhereItNeedsMoreClocks() {
    assertThat(STILL.explains("u_a.count_q", 6, 100)).isFalse();
    assertThat(STILL.explains("u_a.count_q", 7, 100)).isTrue();
    assertThat(STILL.explains("u_a.count_q", 7, 128)).isFalse();
    assertThat(STILL.explains("u_a.next_q", 7, 100)).isFalse();
  }
}
