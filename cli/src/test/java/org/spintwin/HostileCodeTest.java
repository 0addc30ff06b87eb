// SPDX-License-Identifier: Apache-2.0
package org.spintwin;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ways by which text becomes a program, none of which this one has. */
final class HostileCodeTest {
  private static final Pattern SHELL =
      Pattern.compile("\"(/bin/|/usr/bin/)?(sh|bash|dash|zsh|cmd|powershell|env)\"");

  private static JavaClasses classes;

  @BeforeAll
  static void readAllClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.spintwin");
  }

  @Test
  void processesAreStartedInThreePlacesOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.spintwin.harness.ToolRun")
        .and()
        .doNotHaveFullyQualifiedName("org.spintwin.cli.ToolVersion")
        .and()
        .doNotHaveFullyQualifiedName("org.spintwin.soak.WorkerProcess")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .because("tools and workers are started by a list of words, without a shell")
        .check(classes);
  }

  @Test
  void nothingIsGivenToAShell() throws IOException {
    noClasses()
        .should()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(classes);
    for (Path source : SourceTree.sources(".java")) {
      if (source.toString().contains("/src/main/")) {
        assertThat(SHELL.matcher(Files.readString(source)).find()).as("%s", source).isFalse();
      }
    }
  }

  @Test
  void nothingIsDeserializedOrEvaluated() {
    for (String evil :
        new String[] {
          "java.io.ObjectInputStream",
          "java.beans.XMLDecoder",
          "org.yaml.snakeyaml.Yaml",
          "org.yaml.snakeyaml.constructor.Constructor",
          "javax.script.ScriptEngineManager",
          "javax.xml.parsers.DocumentBuilderFactory",
          "javax.xml.parsers.SAXParserFactory",
          "javax.xml.stream.XMLInputFactory",
          "org.apache.velocity.app.Velocity",
          "com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator"
        }) {
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName(evil).check(classes);
    }
    noClasses()
        .should()
        .callMethodWhere(target(nameMatching("evaluate|enableDefaultTyping|activateDefaultTyping")))
        .because("templates are files of the program, never text of a user")
        .check(classes);
  }
}
