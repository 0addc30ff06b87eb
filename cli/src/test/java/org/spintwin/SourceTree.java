// SPDX-License-Identifier: Apache-2.0
package org.spintwin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this project, as they lie beside the module that the tests run in. */
final class SourceTree {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static final Path TEMPLATES = ROOT.resolve("templates/src/main/resources/org/spintwin/template");

  private static final Set<String> MODULES =
      Set.of("golden-model", "templates", "constraints", "rtl-gen", "verilator-harness", "cli");

  private SourceTree() {}

  /** Every file below a module's {@code src} whose name ends in one of these, and the poms. */
  static List<Path> sources(String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> Arrays.stream(endings).anyMatch(e -> f.toString().endsWith(e)))
          .filter(f -> MODULES.contains(ROOT.relativize(f).getName(0).toString()))
          .filter(f -> ROOT.relativize(f).getName(1).toString().matches("src|pom\\.xml"))
          .sorted()
          .toList();
    }
  }

  /** {@code lif_neuron} as {@code LifNeuron}. */
  static String camelCase(String stem) {
    return Arrays.stream(stem.split("_"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
