// SPDX-License-Identifier: Apache-2.0
package org.spintwin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Tops;

/** The borders between packages, and the one name that a block has everywhere. */
final class ProjectStructureTest {
  private static final String ROOT = "org.spintwin.";

  private static JavaClasses classes;

  @BeforeAll
  static void readAllClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.spintwin");
  }

  /** Package, the packages of this project that it may know, and the libraries it may use. */
  static Stream<Arguments> rooms() {
    return Stream.of(
        room("spec", List.of(), List.of()),
        room("device", List.of("spec"), List.of()),
        room("golden", List.of("spec"), List.of()),
        // Jackson reads YAML through SnakeYAML, whose errors say where.
        room("io", List.of("spec"), List.of("com.fasterxml.jackson..", "org.yaml.snakeyaml..")),
        room("nir", List.of("spec", "golden", "io"), List.of("io.jhdf..")),
        room("template", List.of(), List.of("org.apache.velocity..")),
        room("board", List.of("spec", "io", "template"), List.of()),
        room("rtl", List.of("spec", "template", "board"), List.of("com.fasterxml.jackson..")),
        room(
            "export",
            List.of("spec", "template", "board", "rtl"),
            List.of("com.fasterxml.jackson..", "javax.xml.stream..")),
        room("harness", List.of("spec", "golden", "board", "rtl"), List.of("com.sun.jna..")),
        room("proof", List.of("spec", "rtl", "harness"), List.of()),
        room("assurance", List.of("spec", "golden", "rtl", "harness", "proof"), List.of()),
        room(
            "link",
            List.of("spec", "golden", "harness"),
            List.of("com.fazecast.jSerialComm..", "com.sun.jna..")),
        room(
            "soak",
            List.of("spec", "device", "golden", "io", "rtl", "harness", "link"),
            List.of("com.fasterxml.jackson..")),
        room("spice", List.of("spec", "device", "golden", "io", "export", "harness"), List.of()),
        room("experiment", List.of("report"), List.of()),
        room(
            "experiment.mram",
            List.of("spec", "device", "golden", "rtl", "harness", "demo", "report", "experiment"),
            List.of()),
        room(
            "experiment.sot",
            List.of(
                "spec",
                "device",
                "golden",
                "board",
                "rtl",
                "harness",
                "report",
                "data",
                "train",
                "experiment"),
            List.of()),
        room(
            "experiment.mtj",
            List.of("spec", "device", "golden", "io", "harness", "report", "train", "experiment"),
            List.of()),
        room(
            "experiment.ecram",
            List.of("spec", "device", "golden", "harness", "report", "data", "train", "experiment"),
            List.of()),
        room(
            "experiment.pcm",
            List.of("spec", "golden", "rtl", "harness", "report", "experiment"),
            List.of()),
        room("train", List.of("spec", "device", "golden", "io", "data"), List.of()),
        room("report", List.of("template"), List.of()),
        room("data", List.of("io"), List.of("org.apache.commons.compress..")));
  }

  private static Arguments room(String name, List<String> neighbours, List<String> libraries) {
    return Arguments.of(name, neighbours, libraries);
  }

  @ParameterizedTest(name = "{0} knows {1} and {2}")
  @MethodSource("rooms")
  void aPackageKnowsOnlyItsNeighbours(
      String name, List<String> neighbours, List<String> libraries) {
    Stream<String> own = Stream.concat(Stream.of(name), neighbours.stream()).map(n -> ROOT + n);
    String[] known =
        Stream.of(own, libraries.stream(), Stream.of("java.."))
            .flatMap(s -> s)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(known))
        .allowEmptyShould(true)
        .because("package borders are in docs/architecture.md")
        .check(classes);
  }

  @Test
  void everyPackageHasItsRoom() {
    Stream<String> rooms = rooms().map(r -> ROOT + r.get()[0]);
    List<String> known =
        Stream.concat(rooms, Stream.of(ROOT + "cli", ROOT + "kind", ROOT + "demo")).toList();
    assertThat(classes).extracting(c -> c.getPackageName()).isSubsetOf(known);
    assertThat(classes).hasSizeGreaterThan(50);
  }

  @Test
  void nothingBelowKnowsTheCommandLineOrTheDemo() {
    noClasses()
        .that(resideOutsideOfPackages(ROOT + "cli"))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "cli"))
        .check(classes);
    noClasses()
        .that(
            resideOutsideOfPackages(
                ROOT + "cli", ROOT + "kind", ROOT + "demo", ROOT + "experiment.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "demo"))
        .check(classes);
  }

  @Test
  void goldenModelAndVerilogShareNoArithmetic() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "rtl", ROOT + "template")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "golden", ROOT + "device")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "golden")
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "rtl", ROOT + "device"))
        .check(classes);
  }

  /** Of the libraries, `spintwin test --supply-chain` runs commands where there is no network. */
  @Test
  void onlyFetchedDataOpensConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "data")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.net..", "javax.net..", "java.rmi..", "com.sun.net..", "sun.net..")
                .or(nameMatching("java\\.nio\\.channels\\..*(Socket|Datagram|Network).*")))
        .check(classes);
  }

  @Test
  void noClassHasANameThatSaysNothing() {
    ArchRule rule =
        noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)")
            .because("a class is named after what it is");
    rule.check(classes);
  }

  @Test
  void modelsOfBlocksAreFinal() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Golden")
        .and()
        .doNotHaveSimpleName("BlockGolden")
        .and()
        .doNotHaveSimpleName("TopGolden")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(classes);
  }

  static Stream<BlockSpec> blocks() {
    return Tops.blocks().stream();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aBlockHasTheSameNameEverywhere(BlockSpec block) {
    String stem = block.stem();
    String name = SourceTree.camelCase(stem);
    assertThat(classes.contain(ROOT + "spec." + name + "Spec")).as("%sSpec", name).isTrue();
    assertThat(classes.contain(ROOT + "golden." + name + "Golden")).as("%sGolden", name).isTrue();
    String suites = "verilator-harness/src/test/java/org/spintwin/harness/" + name;
    assertThat(SourceTree.ROOT.resolve(suites + "ContractTest.java")).exists();
    assertThat(SourceTree.ROOT.resolve(suites + "GoldenTest.java")).exists();
    assertThat(SourceTree.ROOT.resolve(suites + "RtlTest.java")).exists();
    assertThat(SourceTree.TEMPLATES.resolve(stem + ".v.vm")).exists();
    assertThat(SourceTree.ROOT.resolve("docs/blocks/" + stem + ".md")).exists();
  }
}
