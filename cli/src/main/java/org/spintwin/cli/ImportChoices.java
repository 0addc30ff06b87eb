// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spintwin.io.NearestName;
import org.spintwin.nir.ImportOptions;
import org.spintwin.nir.NirSimulation;
import org.spintwin.nir.TimeUnit;
import org.spintwin.spec.LifNetworkChip;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a network is to become integers. */
final class ImportChoices {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--dt",
      required = true,
      paramLabel = "SECONDS",
      description = "How long a step is; a NIR file does not say it.")
  private double step;

  @Option(
      names = "--time-unit",
      paramLabel = "UNIT",
      defaultValue = "s",
      description = "Of the file's time constants: s, ms or us. Default: ${DEFAULT-VALUE}.")
  private String timeUnit;

  @Option(
      names = "--reset",
      paramLabel = "HOW",
      defaultValue = "zero",
      description =
          "What a spike does: zero sets the membrane to v_reset, subtract takes v_threshold -"
              + " v_reset off it. Default: ${DEFAULT-VALUE}.")
  private String reset;

  @Option(
      names = "--current",
      paramLabel = "WHEN",
      defaultValue = "now",
      description =
          "Which current of a CubaLIF drives its membrane: now, that of the step, or before, that"
              + " of the step before. Default: ${DEFAULT-VALUE}.")
  private String current;

  @Option(
      names = "--weight-bits",
      paramLabel = "N",
      description = "Bits of a weight's code, 2 to 16. Default: 8, or what --levels needs.")
  private Integer weightBits;

  @Option(
      names = "--levels",
      paramLabel = "N",
      description =
          "Codes are -N to N, 1 to 32767, as a device has levels. Default: all of --weight-bits.")
  private Integer levels;

  @Option(
      names = "--membrane-bits",
      paramLabel = "N",
      description = "Bits of membranes, 4 to 40. Default: what the simulation needs, by layer.")
  private Integer membraneBits;

  @Option(
      names = "--coefficient-bits",
      paramLabel = "N",
      description = "Fraction bits of leaks, 4 to 24. Default: 10 below the smallest, by layer.")
  private Integer coefficientBits;

  @Option(
      names = "--input-bits",
      paramLabel = "N",
      description = "Bits of an input, 1 (spikes) to 32. Default: 1 where inputs are 0 or 1, or 8.")
  private Integer inputBits;

  @Option(
      names = "--input-max",
      paramLabel = "X",
      description = "The largest input that its bits hold. Default: that of --input.")
  private Double inputMax;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Neurons of a layer computed at once, at most. Default: 1.")
  private Integer lanes;

  @Option(
      names = "--fine",
      description = "Search by layer for the step of the codes with which sums err least.")
  private boolean fine;

  /** The choices, once they are legal. */
  ImportOptions options() {
    if (!(step > 0 && step <= 1e6)) {
      throw misuse("--dt: found " + step + "; allowed more than 0, at most 1e6");
    }
    within("--weight-bits", weightBits, 2, 16);
    within("--levels", levels, 1, 32767);
    within("--membrane-bits", membraneBits, 4, 40);
    within("--coefficient-bits", coefficientBits, 4, 24);
    within("--input-bits", inputBits, 1, LifNetworkChip.MOST_INPUT_BITS);
    within("--lanes", lanes, 1, LifNetworkChip.MOST_NUMBERS);
    if (weightBits != null && levels != null && levels > highest(weightBits)) {
      throw misuse(
          "--levels: found "
              + levels
              + "; allowed 1 to "
              + highest(weightBits)
              + " with --weight-bits "
              + weightBits);
    }
    if (membraneBits != null
        && coefficientBits != null
        && membraneBits + coefficientBits > LifNetworkChip.MOST_PRODUCT_BITS) {
      throw misuse(
          "--coefficient-bits: found "
              + coefficientBits
              + "; allowed 4 to "
              + (LifNetworkChip.MOST_PRODUCT_BITS - membraneBits)
              + " with --membrane-bits "
              + membraneBits);
    }
    if (inputMax != null && !(inputMax > 0 && inputMax <= 1e30)) {
      throw misuse("--input-max: found " + inputMax + "; allowed more than 0, at most 1e30");
    }
    if (inputMax != null && inputBits != null && inputBits == 1) {
      throw misuse("--input-max: an input of 1 bit is 0 or 1; give --input-bits 2 to 32 with it");
    }
    return new ImportOptions(
        step,
        word("--reset", reset, NirSimulation.Reset.values()),
        word("--current", current, NirSimulation.Current.values()),
        levels == null && weightBits != null ? Integer.valueOf(highest(weightBits)) : levels,
        membraneBits,
        coefficientBits,
        inputBits,
        inputMax,
        lanes,
        fine);
  }

  private static int highest(int bits) {
    return (1 << (bits - 1)) - 1;
  }

  /** Length of a step in the file's unit of time. */
  double fileStep() {
    return word("--time-unit", timeUnit, TimeUnit.values()).of(step);
  }

  String timeUnit() {
    return timeUnit;
  }

  private void within(String option, Integer value, int min, int max) {
    if (value != null && (value < min || value > max)) {
      throw misuse(option + ": found " + value + "; allowed " + min + " to " + max);
    }
  }

  private <E extends Enum<E>> E word(String option, String found, E[] constants) {
    List<String> words =
        Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    if (!words.contains(found)) {
      String nearest = NearestName.of(found, words);
      throw misuse(
          option
              + ": found "
              + found
              + "; allowed "
              + String.join(", ", words)
              + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
    return constants[words.indexOf(found)];
  }

  private ParameterException misuse(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
