// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** The tables that bind the shim to one model. */
final class LayoutHeader {
  private LayoutHeader() {}

  /** Everything both sides must agree on, as text. */
  static String description(ModelSource source) {
    return describe("input", source.inputs())
        + describe("held", source.held())
        + describe("compared", source.compared())
        + source.memories().stream()
            .map(m -> "memory " + m.name() + " " + m.words() + " " + m.width() + "\n")
            .collect(Collectors.joining());
  }

  /** What the library answers when asked for its layout. */
  static long hash(ModelSource source) {
    return Long.parseUnsignedLong(new Digest().add(description(source)).hex().substring(0, 16), 16);
  }

  /**
   * The text of {@code layout.h}.
   *
   * @param prefix name of the Verilated class
   * @param previousClock see {@link RootHeader#previousClock}
   */
  static String text(
      ModelSource source, String prefix, RootHeader root, Optional<String> previousClock) {
    Function<Signal, String> row =
        s -> "X(" + root.member(s) + ", " + s.bits() + ", " + s.offset() + ")";
    Function<MemoryShape, String> memoryRow =
        m -> "X(" + root.member(m) + ", " + m.words() + ", " + m.width() + ")";
    return """
        #include "%1$s.h"
        #include "%1$s___024root.h"
        #define SPINTWIN_MODEL %1$s
        #define SPINTWIN_ROOT %1$s___024root
        #define SPINTWIN_CLOCK %2$s
        #define SPINTWIN_LAYOUT_HASH 0x%3$xull
        #define SPINTWIN_INPUT_WORDS %4$d
        #define SPINTWIN_COMPARED_WORDS %5$d
        """
            .formatted(
                prefix,
                root.clock(),
                hash(source),
                source.inputs().words(),
                source.compared().words())
        + previousClock.map(p -> "#define SPINTWIN_PREVIOUS_CLOCK " + p + "\n").orElse("")
        + table("INPUTS", source.inputs().signals(), row)
        + table("HELD", source.held().signals(), row)
        + table("COMPARED", source.compared().signals(), row)
        + table("MEMORIES", source.memories(), memoryRow);
  }

  private static <T> String table(String name, List<T> entries, Function<T, String> row) {
    return entries.stream()
        .map(entry -> " \\\n  " + row.apply(entry))
        .collect(Collectors.joining("", "#define SPINTWIN_" + name + "(X)", "\n"));
  }

  private static String describe(String kind, RecordLayout layout) {
    return layout.signals().stream()
        .map(s -> kind + " " + s.name() + " " + s.bits() + " " + s.offset() + "\n")
        .collect(Collectors.joining("", kind + " words " + layout.words() + "\n", ""));
  }
}
