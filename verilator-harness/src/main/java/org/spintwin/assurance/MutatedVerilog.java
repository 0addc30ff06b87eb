// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.Verification;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.spec.RecordLayout;

/**
 * The Verilog of a chip with mutants in it: one text that behaves as one of them, or as none. Yosys
 * elaborates it, so that each instance has a module of its own, and makes the mutants.
 *
 * @param top module of the chip
 * @param text in which the input {@link #SELECT} of every module says which mutant it is, 0 none
 * @param emitted the Verilog before, by file name
 */
record MutatedVerilog(
    String top, String text, List<Mutant> mutants, Map<String, String> emitted, Path folder) {
  /** The input that chooses the mutant. */
  static final String SELECT = "mutant_select";

  private static final String FILE = "mutated.v";
  private static final String BASE = "base.il";

  /**
   * Makes mutants spread evenly over all modules.
   *
   * @param folder empty; keeps what {@link #yosys} reads
   * @throws HarnessException when Yosys fails or takes too long
   */
  static MutatedVerilog make(ProofTools tools, Design given, int count, long seed, Path folder)
      throws IOException {
    // Images are read, so that tables which nothing writes are what they are in the chip.
    Design design = given.loadingImages();
    Map<String, String> emitted = new VerilogWriter().chip(design);
    write(folder, emitted);
    write(folder, VerilogWriter.images(design));
    List<String> base =
        List.of(
            "read_verilog -defer " + String.join(" ", emitted.keySet()),
            "hierarchy -check -top " + design.name(),
            "proc",
            // What is compared stays, also where nothing uses it.
            "setattr -set keep 1 " + compared(design) + " */t:$memrd*",
            "opt_expr",
            "opt_clean",
            "uniquify",
            "hierarchy -top " + design.name(),
            "write_ilang " + BASE,
            // More than wanted, as not all are taken. Images are left as they are.
            "mutate -list "
                + count * 2
                + " -seed "
                + seed % Integer.MAX_VALUE
                + " -o listed */* */t:$meminit* %d");
    yosys(tools, folder, base);
    List<Mutant> mutants = Mutant.listed(Files.readString(folder.resolve("listed")), count);
    Files.writeString(folder.resolve("mutate.ys"), commands(mutants, width(count)));
    yosys(
        tools,
        folder,
        List.of(
            "read_ilang " + BASE,
            "script mutate.ys",
            // A word one bit of which depends on another would have to be settled again and again.
            "splitnets */w:* */a:keep %d",
            "write_verilog -noattr " + FILE));
    String text = plainNames(design.name(), Files.readString(folder.resolve(FILE)));
    return new MutatedVerilog(design.name(), text, mutants, emitted, folder);
  }

  /** The wires that are compared, and maybe others of the same name, as Yosys selects them. */
  private static String compared(Design design) {
    return design.top().compared(design.values()).names().stream()
        .map(path -> "*/w:" + path.substring(path.lastIndexOf('.') + 1))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** Bits of {@link #SELECT}. */
  static int width(int mutants) {
    return 32 - Integer.numberOfLeadingZeros(mutants);
  }

  /** The same chip in this Verilog, with no mutant chosen. */
  Verification of(Verification chip) {
    return chip.rewritten(
        Map.of(FILE, text),
        path -> plainName(path.isEmpty() ? top : top + "." + path),
        new RecordLayout.Builder().add(SELECT, 1, width(mutants.size()), false).build());
  }

  /** The line of Verilog that a mutant is from. */
  String line(String source) {
    String[] place = source.split(":");
    List<String> lines = emitted.getOrDefault(place[0], "").lines().toList();
    int line = Integer.parseInt(place[1]);
    return line >= 1 && line <= lines.size() ? lines.get(line - 1).strip() : "";
  }

  /** Runs Yosys on the elaborated chip with some of the mutants in it, in {@link #folder}. */
  void yosys(ProofTools tools, List<Mutant> some, List<String> script) throws IOException {
    Files.writeString(folder.resolve("some.ys"), commands(some, width(mutants.size())));
    List<String> whole = new ArrayList<>(List.of("read_ilang " + BASE, "script some.ys"));
    whole.addAll(script);
    yosys(tools, folder, whole);
  }

  private static String commands(List<Mutant> mutants, int width) {
    return mutants.stream()
        .map(m -> "mutate -ctrl " + SELECT + " " + width + " " + m.number() + " " + m.options())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Runs Yosys, which may warn. */
  private static void yosys(ProofTools tools, Path folder, List<String> script) {
    var command = List.of(tools.yosys().toString(), "-Q", "-q", "-p", String.join("; ", script));
    ProofTools.Outcome outcome = tools.run(folder, command);
    if (outcome.exitCode() != 0) {
      throw new HarnessException(
          Kind.TOOL_FAILED,
          "yosys ended with exit code " + outcome.exitCode() + ": " + outcome.text().strip());
    }
  }

  /** Modules named without the dots that Yosys gives those of instances. */
  private static String plainNames(String top, String text) {
    Matcher escaped = Pattern.compile("\\\\(" + top + "(?:\\.\\w+)+) ").matcher(text);
    return escaped.replaceAll(m -> plainName(m.group(1)) + " ");
  }

  private static String plainName(String path) {
    return path.replace(".", "_");
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
