// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.spintwin.nir.NirTrace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a chip is run with. */
final class InputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description =
          "Spikes: a list step,address or a dense table in .csv, a .npy matrix, or NIRData in .nir"
              + " or .h5. Samples: a row each, .csv or .npy.")
  Path input;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps to run; without spikes after the input's end. Default: its length.")
  private Integer steps;

  /**
   * Complains of what cannot be done, before anything is.
   *
   * @param trace where to write; null for nowhere
   * @param nirData whether that may be NIRData
   */
  void check(Path trace, boolean nirData) {
    boolean known =
        trace == null
            || npy(trace)
            || lowerCase(trace).endsWith(".csv")
            || nirData && NirTrace.isNirData(trace);
    if (!known) {
      String endings = nirData ? ".csv, .npy, .nir or .h5" : ".csv or .npy";
      throw misuse("--trace: found " + trace + "; allowed a name that ends in " + endings);
    }
    if (steps != null && steps < 1) {
      throw misuse("--steps: found " + steps + "; allowed 1 to " + Integer.MAX_VALUE);
    }
  }

  /** Whether a matrix is wanted, not lines of text. */
  static boolean npy(Path trace) {
    return lowerCase(trace).endsWith(".npy");
  }

  /** Steps to run, given those of the input. */
  int count(long[][] given) {
    return steps == null ? given.length : steps;
  }

  /** The steps to run: those given, then some without anything. */
  long[][] all(long[][] given) {
    long[][] all = Arrays.copyOf(given, count(given));
    Arrays.setAll(all, i -> all[i] == null ? new long[given[0].length] : all[i]);
    return all;
  }

  private static String lowerCase(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }

  private ParameterException misuse(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
