// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.AxiRegistersSpec;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.Tops;

/** Keeps the reference parts of the documentation, between two markers, as the spec prints them. */
final class BlockDocumentTest {
  private static final Path DOCS = Path.of("..", "docs");

  private static final String REWRITE =
      "mvn -q test -pl rtl-gen -am -Dtest=BlockDocumentTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dspintwin.writeDocs=true";

  static Stream<TopSpec> tops() {
    return Tops.ALL.stream();
  }

  static Stream<BlockSpec> blocks() {
    return Tops.blocks().stream();
  }

  @ParameterizedTest
  @MethodSource("tops")
  void theDocumentationOfATopIsWhatItsSpecSays(TopSpec top) throws IOException {
    String stem = top.block().stem();
    check(DOCS.resolve("blocks/" + stem + ".md"), "block", BlockDocument.markdown(top));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void theDocumentationOfABlockIsWhatItsSpecSays(BlockSpec block) throws IOException {
    check(DOCS.resolve("blocks/" + block.stem() + ".md"), "block", BlockDocument.markdown(block));
  }

  @Test
  void theRegistersInTheSemanticsAreThoseOfTheSpec() throws IOException {
    check(
        DOCS.resolve("semantics.md"),
        "registers",
        RegisterTable.markdown(RegisterFileSpec.REGISTERS));
  }

  @Test
  void theRegistersOfTheAxiTopsAreThoseOfTheSpec() throws IOException {
    check(
        DOCS.resolve("folded.md"),
        "axi-registers",
        RegisterTable.markdown(AxiRegistersSpec.REGISTERS));
  }

  @Test
  void theTableHasOneRowForEachRegisterAndEachPartOfOne() {
    String table = RegisterTable.markdown(RegisterFileSpec.REGISTERS);
    int parts =
        RegisterFileSpec.REGISTERS.stream()
            .filter(Register::structured)
            .mapToInt(r -> r.fields().size())
            .sum();
    assertThat(table.lines()).hasSize(RegisterFileSpec.REGISTERS.size() + parts + 2);
    for (Register r : RegisterFileSpec.REGISTERS) {
      assertThat(table).contains(String.format("| 0x%02X | `%s` |", r.address(), r.name()));
    }
    assertThat(table)
        .contains(
            "| 0x20 | `THRESHOLD` | read, write | `MEMBRANE_BITS` | yes | `INIT_THRESHOLD` |"
                + " threshold, membrane units |\n",
            "| from bit 16 | `NEURONS` | read | `16` | no | `NEURONS` | neurons |\n");
  }

  @Test
  void everyNameOfABlockIsInItsDocument() {
    Stream.concat(blocks(), tops().map(TopSpec::block))
        .forEach(
            block -> {
              String text = BlockDocument.markdown(block);
              assertThat(text).startsWith(block.purpose());
              block.parameters().forEach(p -> assertThat(text).contains("| `" + p.name() + "` |"));
              block.ports().forEach(p -> assertThat(text).contains("| `" + p.name() + "` |"));
              block.states().forEach(s -> assertThat(text).contains(s.register(), s.doc()));
              block.memories().forEach(m -> assertThat(text).contains(m.register(), m.doc()));
              block.rules().forEach(r -> assertThat(text).contains("- " + r.message() + "\n"));
            });
  }

  @Test
  void theTableOfOneChipHasItsWidthsAndValues() {
    TopSpec top = Architecture.FOLDED.top();
    var parameters =
        Map.of(
            "NEURONS",
            2L,
            "LANES",
            2L,
            "MEMBRANE_BITS",
            12L,
            "INIT_THRESHOLD",
            -2L,
            "SPEC_DIGEST",
            0x1234L);
    String table = RegisterTable.markdown(top, top.resolve(parameters));
    assertThat(table)
        .contains(
            "| 0x04 | `SPEC_DIGEST` | read | 32 | no | 0x00001234 |",
            "| 0x20 | `THRESHOLD` | read, write | 12 | yes | -2 |",
            "| 0x24 | `RESET_VALUE` | read, write | 12 | yes | 0 |",
            "| bits 31:16 | `NEURONS` | read | 16 | no | 2 |",
            "| bits 1:1 | `IGNORED` |");
  }

  @Test
  void aBarInACellIsNoEndOfTheCell() {
    assertThat(new MarkdownTable("a", "b").row("x | y", "").toString())
        .isEqualTo("| a | b |\n| --- | --- |\n| x \\| y | |\n");
  }

  @Test
  void aRowWithTheWrongNumberOfCellsIsRefused() {
    assertThatThrownBy(() -> new MarkdownTable("a", "b").row("1"))
        .hasMessage("1 cells in a table of 2 columns");
  }

  private static void check(Path file, String marker, String content) throws IOException {
    String text = Files.readString(file);
    String open = "<!-- " + marker + " -->\n";
    String close = "<!-- /" + marker + " -->\n";
    assertThat(text).as("%s has its markers", file).containsSubsequence(open, close);
    String fresh =
        text.substring(0, text.indexOf(open) + open.length())
            + "\n"
            + content
            + "\n"
            + text.substring(text.indexOf(close));
    if (Boolean.getBoolean("spintwin.writeDocs")) {
      Files.writeString(file, fresh);
    } else {
      assertThat(text).as("%s is stale; rewrite it with: %s", file, REWRITE).isEqualTo(fresh);
    }
  }
}
