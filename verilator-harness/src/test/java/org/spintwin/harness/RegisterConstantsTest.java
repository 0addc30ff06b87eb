// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.MramLifModel;
import org.spintwin.rtl.GeneratedFolder;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.Register;
import org.spintwin.spec.TwinImage;

/** The constants for software compile, and both languages have the registers of the chip. */
final class RegisterConstantsTest {
  @TempDir Path folder;

  static Stream<TwinImage> chips() {
    return Stream.of(Architecture.values()).map(RegisterConstantsTest::chip);
  }

  private static TwinImage chip(Architecture architecture) {
    TwinImage ring = SmallChips.ring();
    var spec = ring.spec().with(ArchitectureSpec.of(architecture));
    Map<String, Long> parameters = new LinkedHashMap<>(spec.parameters());
    parameters.put("SPEC_DIGEST", 0x5BF4AF46L);
    return new TwinImage(spec, parameters, ring.codes(), ring.inhibitory(), ring.mask());
  }

  @ParameterizedTest
  @RequiresTool("gcc")
  @MethodSource("chips")
  void theHeaderCompilesWithoutAWarning(TwinImage image) throws IOException, InterruptedException {
    generate(image);
    String header = image.spec().name() + "_regs.h";
    String prefix = image.spec().name().toUpperCase(Locale.ROOT);
    String program =
        """
        #include "%1$s"
        #include "%1$s"
        int main(void) { return %2$s_ADDRESS_ID == 0 && %2$s_NEURONS == %3$du ? 0 : 1; }
        """;
    Path software = folder.resolve("software");
    Files.writeString(
        software.resolve("main.c"),
        program.formatted(header, prefix, image.parameters().get("NEURONS")));
    for (List<String> language : List.of(List.of("-std=c99"), List.of("-x", "c++"))) {
      List<String> gcc =
          new ArrayList<>(List.of("gcc", "-Wall", "-Wextra", "-Werror", "-pedantic"));
      gcc.addAll(language);
      gcc.add("main.c");
      assertThat(ToolOutput.of(software, gcc)).isEqualTo(new ToolOutput(0, ""));
      assertThat(ToolOutput.of(software, List.of("./a.out"))).isEqualTo(new ToolOutput(0, ""));
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theJavaClassCompilesAndHasTheNumbersOfTheHeader(TwinImage image)
      throws IOException, ReflectiveOperationException {
    generate(image);
    Path software = folder.resolve("software");
    Path source;
    try (Stream<Path> files = Files.list(software)) {
      source = files.filter(f -> f.toString().endsWith(".java")).findFirst().orElseThrow();
    }
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-Xlint:all", "-Werror", source.toString());
    assertThat(exit).isZero();
    Map<String, Integer> java = new TreeMap<>();
    try (var loader = new URLClassLoader(new URL[] {software.toUri().toURL()})) {
      Class<?> constants = loader.loadClass(source.getFileName().toString().replace(".java", ""));
      for (var field : constants.getFields()) {
        java.put(field.getName(), field.getInt(null));
      }
    }
    assertThat(java).isEqualTo(header(image)).containsEntry("VALUE_ID", 0x5354776E);
  }

  @ParameterizedTest
  @MethodSource("chips")
  void everyRegisterOfTheChipThatHasBitsIsThere(TwinImage image) throws IOException {
    generate(image);
    Map<String, Integer> header = header(image);
    Map<String, Long> values = image.spec().top().resolve(image.parameters());
    List<Register> registers =
        image.spec().top().registers().stream()
            .filter(r -> r.exists().eval(values) != 0)
            .filter(r -> !r.optional() || values.get("REFRACTORY_BITS") > 0)
            .toList();
    assertThat(registers).isNotEmpty();
    for (Register r : registers) {
      assertThat(header).containsEntry("ADDRESS_" + r.name(), r.address());
    }
    assertThat(header)
        .containsEntry("MASK_THRESHOLD", (int) ((1L << values.get("MEMBRANE_BITS")) - 1))
        .containsEntry("RESET_THRESHOLD", values.get("INIT_THRESHOLD").intValue())
        .containsEntry("MASK_ENABLE", 1)
        .containsEntry("MASK_SIZE_NEURONS", 0xFFFF0000)
        .containsEntry("SHIFT_SIZE_NEURONS", 16)
        .containsEntry("VALUE_SPEC_DIGEST", values.get("SPEC_DIGEST").intValue());
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theReadmeListsTheSameRegistersWithTheirNumbers(TwinImage image) throws IOException {
    generate(image);
    Map<String, Integer> addresses = new TreeMap<>();
    String readme = Files.readString(folder.resolve("README.md"));
    Pattern.compile("\\| 0x([0-9A-F]{2}) \\| `(\\w+)` \\| [a-z, ]+ \\| [0-9]+ \\|")
        .matcher(readme)
        .results()
        .forEach(m -> addresses.put("ADDRESS_" + m.group(2), Integer.parseInt(m.group(1), 16)));
    Map<String, Integer> expected = new TreeMap<>(header(image));
    expected.keySet().removeIf(name -> !name.startsWith("ADDRESS_"));
    assertThat(addresses).isEqualTo(expected);
    long threshold = image.parameters().get("INIT_THRESHOLD");
    long bits = image.parameters().get("MEMBRANE_BITS");
    assertThat(readme)
        .contains("| `THRESHOLD` | read, write | " + bits + " | yes | " + threshold + " |");
  }

  private Map<String, Integer> header(TwinImage image) throws IOException {
    String name = image.spec().name();
    String text = Files.readString(folder.resolve("software/" + name + "_regs.h"));
    Map<String, Integer> header = new TreeMap<>();
    Pattern define =
        Pattern.compile(
            "#define " + name.toUpperCase(Locale.ROOT) + "_(\\w+) (0x[0-9A-F]{8}|[0-9]+)u\n");
    define
        .matcher(text)
        .results()
        .forEach(
            m ->
                assertThat(header.put(m.group(1), Long.decode(m.group(2)).intValue()))
                    .as("defined before: %s", m.group(1))
                    .isNull());
    return header;
  }

  private void generate(TwinImage image) throws IOException {
    var golden = Verification.of(MramLifModel.chip(image)).golden();
    var stimulus = ChipStimulus.random(MramLifModel.chip(image), 7);
    var vectors = RecordedVectors.record(golden, stimulus, 32);
    new GeneratedFolder(
            MramLifModel.chip(image).design(),
            new GeneratedFolder.Origin("A chip", 12e6, 1, Map.of()),
            vectors)
        .write(folder);
  }
}
