// SPDX-License-Identifier: Apache-2.0
package org.spintwin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.template.TemplateEngine;

/** What holds for the text of source files and templates. */
final class SourceFilesTest {
  private static final String LICENCE = "SPDX-License-Identifier: Apache-2.0";
  private static final int LONGEST_TEMPLATE = 250;

  /** Its text is the head of every module, licence included. */
  private static final String MODULE_HEAD = "#parse(\"org/spintwin/template/module_head.vm\")\n";

  /** A property of something prepared, read without arguments. */
  private static final Pattern REFERENCE = Pattern.compile("[a-z]\\w*(\\.\\w+(\\(\\))?)*}");

  /** What a template may do: include, repeat, choose. */
  private static final Set<String> DIRECTIVES =
      Set.of("parse", "foreach", "if", "else", "elseif", "end");

  @Test
  void everySourceFileNamesItsLicence() throws IOException {
    List<Path> files = SourceTree.sources(".java", ".xml", ".cpp", ".h", ".v", ".sv");
    assertThat(files).hasSizeGreaterThan(100);
    for (Path file : files) {
      assertThat(Files.readString(file).lines().limit(3))
          .as("%s", file)
          .anyMatch(line -> line.contains(LICENCE));
    }
  }

  static List<Path> templates() throws IOException {
    return SourceTree.sources(".vm");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateOfCodeNamesItsLicence(Path template) throws IOException {
    String text = Files.readString(template);
    boolean document = template.toString().endsWith(".md.vm");
    assertThat(document || text.startsWith(MODULE_HEAD) || text.contains(LICENCE)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateIsReadInOneSitting(Path template) throws IOException {
    assertThat(Files.readAllLines(template)).hasSizeLessThanOrEqualTo(LONGEST_TEMPLATE);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateHoldsLayoutOnly(Path template) throws IOException {
    String text = Files.readString(template).replaceAll("(?s)#\\[\\[.*?]]#", "");
    assertThat(text).as("## deletes the rest of a line unseen").doesNotContain("##");
    assertThat(matches("#\\{?([a-z]+)", text)).as("directives").isSubsetOf(DIRECTIVES);
    String loops = "#foreach\\(\\$\\w+ in \\$(\\w+|\\{[^}]*})\\)";
    assertThat(matches("\\$([A-Za-z_]\\w*)", text.replaceAll(loops, "")))
        .as("bare names")
        .isSubsetOf(TemplateEngine.VERILOG_NAMES);
    assertThat(matches("\\$!?\\{([^}]*})", text))
        .as("references")
        .allMatch(reference -> REFERENCE.matcher(reference).matches());
    assertThat(matches("#(?:if|elseif)\\((.*)\\)\\n", text))
        .as("conditions")
        .allMatch(condition -> condition.matches("!?\\$\\{[^}]*}"));
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }
}
