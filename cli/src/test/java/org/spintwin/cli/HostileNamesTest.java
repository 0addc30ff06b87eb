// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.fuzz.HostileText;

/** A name is refused, or is legal in every file that is made of it. */
final class HostileNamesTest {
  /** Legal in Verilog and C; words of other languages, of shells and of file systems. */
  private static final List<String> WORDS =
      List.of(
          "def", "addrmap", "yes", "proc", "printf", "clk_i", "signal", "entity", "downto", "field",
          "lambda", "true", "null", "no", "on", "off", "y", "n", "public", "import", "set", "exec",
          "source", "main", "con", "nul", "aux", "test", "work", "std", "top", "all", "clean");

  /** Of those; an export in all formats takes its time. */
  private static final int IN_EVERY_RUN = 6;

  /** Tools that only read a file, by the ending of its name; {@code FILE} stands for it. */
  private static final Map<String, List<String>> READERS =
      Map.of(
          ".h", List.of("gcc", "-x", "c", "-std=c99", "-Werror", "-Wall", "-fsyntax-only", "FILE"),
          ".py", List.of("python3", "-c", "import ast, sys; ast.parse(open('FILE').read())"),
          ".sh", List.of("bash", "-n", "FILE"));

  @TempDir private Path folder;

  static Stream<String> words() {
    int count = Boolean.getBoolean("spintwin.full") ? WORDS.size() : IN_EVERY_RUN;
    return Stream.concat(HostileText.WORDS.stream(), WORDS.stream().limit(count)).distinct();
  }

  private Path chip(String name) throws IOException {
    return Files.writeString(
        folder.resolve("chip.yaml"),
        "spintwin: 1\nchip: mram-lif\nname: "
            + TextNode.valueOf(name)
            + "\narray: {inputs: 4, neurons: 2, bits: 2}\narchitecture: {kind: folded}\n");
  }

  @ParameterizedTest
  @MethodSource("words")
  void aNameIsLegalInAllThatIsMadeOfItOrRefused(String name) throws Exception {
    Path out = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of("export", chip(name), "--format", "all", "-o", out, "--quiet");
    if (run.exit() != 0) {
      assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.INVALID_INPUT.value());
      assertThat(run.err()).startsWith("%Error-").contains("chip.yaml:3:", "found ", "; allowed ");
      assertThat(out).doesNotExist();
      return;
    }
    assertThat(name).matches("[a-z][a-z0-9_]{0,62}");
    assertThat(Files.readString(out.resolve("rtl/" + name + ".v"))).contains("module " + name);
    List<String> faults = new ArrayList<>();
    for (String path : CommandLineRun.everythingIn(out)) {
      fault(out, path).ifPresent(faults::add);
    }
    assertThat(faults).isEmpty();
  }

  /** What a reader of the language says against a file. */
  private static Optional<String> fault(Path folder, String path) throws Exception {
    Path file = folder.resolve(path);
    if (path.endsWith(".xml") || path.endsWith(".svd") || path.endsWith(".svg")) {
      DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
    } else if (path.endsWith(".core") || path.endsWith(".yaml")) {
      new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    } else if (path.endsWith(".json")) {
      new ObjectMapper().readTree(file.toFile());
    } else if (path.endsWith(".tcl")) {
      return said("tclsh", "puts [info complete [read [open {" + file + "}]]]")
          .filter(answer -> !answer.strip().equals("1"));
    }
    for (Map.Entry<String, List<String>> reader : READERS.entrySet()) {
      if (path.endsWith(reader.getKey())) {
        List<String> command =
            reader.getValue().stream().map(w -> w.replace("FILE", file.toString())).toList();
        return tool(command, "").filter(answer -> !answer.isBlank());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> said(String program, String script) throws Exception {
    return tool(List.of(program), script);
  }

  /** All that a tool says; empty where it is not installed. */
  private static Optional<String> tool(List<String> command, String input) throws Exception {
    boolean there =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(p -> Files.isExecutable(Path.of(p, command.get(0))));
    if (!there) {
      return Optional.empty();
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes());
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes());
    int exit = process.waitFor();
    return Optional.of(exit == 0 ? said : "exit " + exit + ": " + said);
  }

  @Test
  void theWordsOfEveryLanguageAreToldAsSuch() throws IOException {
    Map<String, String> languages =
        Map.of(
            "logic",
            "SystemVerilog",
            "sizeof",
            "C",
            "entity",
            "VHDL",
            "addrmap",
            "SystemRDL",
            "lambda",
            "Python");
    for (Map.Entry<String, String> word : languages.entrySet()) {
      CommandLineRun run = CommandLineRun.of("check", chip(word.getKey()));
      assertThat(run.err().toLowerCase(Locale.ROOT))
          .contains(
              "found "
                  + word.getKey()
                  + ", a keyword of "
                  + word.getValue().toLowerCase(Locale.ROOT));
    }
  }

  /** A value that reads as a template is written as it is: no text of a user is a template. */
  @Test
  void noTextOfAUserIsEvaluatedAsATemplate() throws IOException {
    String evil = "w#set($x = 6 * 7)${x}$x.csv";
    Files.writeString(folder.resolve(evil), "1,2,3,0\n3,2,1,0\n");
    Path chip =
        Files.writeString(
            folder.resolve("chip.yaml"),
            "spintwin: 1\nchip: mram-lif\nname: x\narray: {inputs: 4, neurons: 2, bits: 2, weights: "
                + TextNode.valueOf(evil)
                + "}\narchitecture: {kind: folded}\n");
    Path out = folder.resolve("out");
    CommandLineRun run = CommandLineRun.of("export", chip, "--format", "all", "-o", out, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    for (String path : CommandLineRun.everythingIn(out)) {
      Path file = out.resolve(path);
      assertThat(path).doesNotContain("42");
      if (Files.isRegularFile(file) && !path.endsWith(".nir")) {
        assertThat(Files.readString(file)).as(path).doesNotContain("w42", "w4242");
      }
    }
  }
}
