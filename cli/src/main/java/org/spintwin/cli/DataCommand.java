// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spintwin data}. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Fetch and list the data sets that chips are trained and judged on.",
    subcommands = {DataFetchCommand.class, DataListCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {"  spintwin data list", "  spintwin data fetch mnist"})
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
