// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spintwin.io.ChipFile;
import org.spintwin.io.ChipOption;

/** A kind of chip. */
public interface ChipKind {
  /** All kinds; the first is the one that is meant where none is named. */
  List<ChipKind> ALL =
      List.of(
          new MramLifKind(),
          new SotMlpKind(),
          new MtjBnnKind(),
          new EcramKind(),
          new TsPcmKind(),
          new LifNetworkKind());

  /** As chip files and options say it. */
  String name();

  /** A commented chip file that spells out the default chip. */
  String starter();

  /**
   * Reads a chip file and what it names, and takes it through the physics.
   *
   * @param options go before what the file says
   * @throws org.spintwin.io.InputException when anything in one of the files, or an option, is not
   *     acceptable
   */
  Twin load(Path file, List<ChipOption> options);

  /** What was published of such a chip, as experiments. */
  ExperimentSet<?> experiments();

  /** A demonstration; empty where the command has one of its own. */
  Optional<Demonstration> demonstration();

  /** The names of all kinds. */
  static List<String> names() {
    return ALL.stream().map(ChipKind::name).toList();
  }

  /** The kind of that name. */
  static Optional<ChipKind> named(String name) {
    return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
  }

  /**
   * The kind of a chip file.
   *
   * @throws org.spintwin.io.InputException when the file names none
   */
  static ChipKind of(Path file) {
    return named(ChipFile.kind(file, names())).orElseThrow();
  }
}
