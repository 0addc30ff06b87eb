// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Verilog in Icarus Verilog: another simulator, which knows nothing of the harness, has four values
 * for a bit, and prints everything that is observed, one line a clock. Registers, and memories that
 * are not loaded, start unknown.
 */
public final class IcarusSimulation {
  private static final BigInteger ALL_ONES = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final String BENCH = "spintwin_bench";
  private static final String PROGRAM = "bench.vvp";

  private final IcarusTools tools;
  private final Path folder;

  /**
   * Compiles.
   *
   * @param source what is driven and observed; its folder has its files, and takes others
   * @param clock name of the clock, a port
   * @param memories contents of those that are loaded, as {@link
   *     org.spintwin.golden.ClockedModel#loadMemory} takes them
   * @throws HarnessException when the compiler fails
   */
  public IcarusSimulation(
      IcarusTools tools, ModelSource source, String clock, Map<String, long[]> memories)
      throws IOException {
    this.tools = tools;
    folder = source.folder();
    Map<String, String> images = new LinkedHashMap<>();
    for (MemoryShape shape : source.memories()) {
      long[] contents = memories.get(shape.name());
      if (contents != null) {
        String file = shape.name() + ".hex";
        Files.writeString(folder.resolve(file), image(shape, contents));
        images.put(shape.name(), file);
      }
    }
    Files.writeString(folder.resolve(BENCH + ".v"), bench(source, clock, images));
    List<String> command = new ArrayList<>(List.of(tools.compiler().toString(), "-g2005"));
    command.addAll(List.of("-o", PROGRAM, "-s", BENCH, BENCH + ".v"));
    source.files().stream().filter(f -> f.endsWith(".v")).forEach(command::add);
    tools.toolRun(folder, folder.resolve("compile.log")).run(command);
  }

  /**
   * What is observed after each clock, as {@link #line} writes it; {@code x} is a digit all of
   * whose bits are unknown, {@code X} one some of whose bits are.
   *
   * @param stimulus file of {@link #words} lines: at least {@code clocks} input records
   * @throws HarnessException when the simulator fails
   */
  public List<String> run(Path stimulus, long clocks) throws IOException {
    Path dump = Files.createTempFile(folder, "dump", ".txt");
    tools
        .toolRun(folder, dump)
        .run(
            List.of(
                tools.simulator().toString(),
                "-n",
                PROGRAM,
                "+stimulus=" + stimulus.toAbsolutePath(),
                "+clocks=" + clocks));
    List<String> lines = Files.readAllLines(dump);
    Files.delete(dump);
    return lines;
  }

  /** A record as a line: each signal in hexadecimal, in the order of the layout. */
  public static String line(RecordLayout layout, long[] record, int base) {
    return layout.signals().stream()
        .map(signal -> hex(signal, record, base))
        .collect(Collectors.joining(" "));
  }

  /** 64-bit words as {@link #run} reads them. */
  public static String words(long[] words, int count) {
    var text = new StringBuilder(17 * count);
    for (int i = 0; i < count; i++) {
      text.append(Long.toHexString(words[i])).append('\n');
    }
    return text.toString();
  }

  private static String hex(Signal signal, long[] record, int base) {
    String digits = joined(record, base + signal.offset(), signal.words()).toString(16);
    return "0".repeat((signal.bits() + 3) / 4 - digits.length()) + digits;
  }

  private static BigInteger joined(long[] words, int from, int count) {
    BigInteger value = BigInteger.ZERO;
    for (int i = count - 1; i >= 0; i--) {
      value = value.shiftLeft(64).or(BigInteger.valueOf(words[from + i]).and(ALL_ONES));
    }
    return value;
  }

  private static String image(MemoryShape memory, long[] contents) {
    var text = new StringBuilder();
    int longs = memory.longsPerWord();
    for (int word = 0; word < memory.words(); word++) {
      text.append(joined(contents, word * longs, longs).toString(16)).append('\n');
    }
    return text.toString();
  }

  /** Drives whole words, of which the design takes the bits it has. */
  private static String bench(ModelSource source, String clock, Map<String, String> images) {
    List<Signal> inputs = source.inputs().signals();
    List<Signal> observed = source.compared().signals();
    List<Signal> outputs = observed.stream().filter(IcarusSimulation::isPort).toList();
    var text = new StringBuilder("module " + BENCH + ";\n");
    text.append("reg [8*1024:1] stimulus;\ninteger file, clocks, c, i, found;\n");
    text.append("reg clock;\nreg [63:0] word;\n");
    inputs.forEach(s -> text.append(declaration("reg", s.words() * 64, "drive_" + s.name())));
    outputs.forEach(s -> text.append(declaration("wire", s.bits(), s.name())));
    text.append(source.top());
    if (!source.parameters().isEmpty()) {
      text.append(
          source.parameters().entrySet().stream()
              .map(p -> "." + p.getKey() + "(" + p.getValue() + ")")
              .collect(Collectors.joining(", ", " #(", ")")));
    }
    text.append(" dut(.").append(clock).append("(clock)");
    inputs.forEach(
        s -> text.append(", .%1$s(drive_%1$s[%2$d:0])".formatted(s.name(), s.bits() - 1)));
    outputs.forEach(s -> text.append(", .%1$s(%1$s)".formatted(s.name())));
    text.append(");\ninitial begin\n");
    images.forEach(
        (name, file) -> text.append("$readmemh(\"%s\", dut.%s);\n".formatted(file, name)));
    text.append("found = $value$plusargs(\"stimulus=%s\", stimulus);\n");
    text.append("found = $value$plusargs(\"clocks=%d\", clocks);\n");
    text.append("file = $fopen(stimulus, \"r\");\nclock = 0;\n");
    text.append("for (c = 0; c < clocks; c = c + 1) begin\n");
    for (Signal s : inputs) {
      text.append("for (i = 0; i < %d; i = i + 1) begin\n".formatted(s.words()));
      text.append("found = $fscanf(file, \"%h\", word);\n");
      text.append("drive_%s[64*i+:64] = word;\nend\n".formatted(s.name()));
    }
    text.append("#5 clock = 1;\n#1 $display(\"");
    text.append(observed.stream().map(s -> "%h").collect(Collectors.joining(" ")));
    text.append('"');
    observed.forEach(s -> text.append(isPort(s) ? ", " : ", dut.").append(s.name()));
    return text.append(");\n#4 clock = 0;\nend\n$finish;\nend\nendmodule\n").toString();
  }

  private static String declaration(String kind, int bits, String name) {
    return "%s [%d:0] %s;\n".formatted(kind, bits - 1, name);
  }

  private static boolean isPort(Signal signal) {
    return !signal.name().contains(".");
  }
}
