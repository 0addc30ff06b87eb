// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.Map;
import org.spintwin.data.Dataset;
import org.spintwin.data.DatasetFolder;
import org.spintwin.harness.Toolchain;
import org.spintwin.kind.Resources;
import picocli.CommandLine.Option;

/** The option that says where the examples are, and so where all data are. */
final class DataPlaces {
  @Option(
      names = "--examples",
      paramLabel = "FOLDER",
      defaultValue = "${sys:spintwin.home:-.}/examples",
      description = "Where wine and digits are. Default: the examples of spintwin.")
  private Path examples;

  /** Folder of the examples. */
  Path examples() {
    return examples;
  }

  /** What experiments and demonstrations use. */
  Resources resources(Toolchain tools, Map<String, String> environment) {
    return new Resources(tools, examples, Toolchain.cache(environment));
  }

  /**
   * @param environment says where the user's cache is
   */
  DatasetFolder of(Dataset data, Map<String, String> environment) {
    return DatasetFolder.of(data, Toolchain.cache(environment), examples);
  }
}
