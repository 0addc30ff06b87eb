// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.golden.MramLifMemories;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TwinImage;

/**
 * A chip's Verilog in Icarus Verilog: another simulator, which knows nothing of the harness, prints
 * everything that is compared, one line a clock.
 */
final class IcarusDump {
  private final Path folder;

  /** Compiles the files of a chip, with its memories loaded, into a folder of their own. */
  IcarusDump(Path folder, TwinImage image, Map<String, String> files, ClockedModel golden)
      throws IOException, InterruptedException {
    this.folder = folder;
    Map<String, String> all = new LinkedHashMap<>(files);
    Map<String, long[]> contents = MramLifMemories.of(image);
    for (MemoryShape memory : golden.memories()) {
      long[] zeros = new long[memory.words() * memory.longsPerWord()];
      all.put(memory.name() + ".mem", image(memory, contents.getOrDefault(memory.name(), zeros)));
    }
    all.put("bench.v", bench(image.spec().name(), golden));
    ToolOutput.write(folder, all);
    List<String> command = new ArrayList<>(List.of("iverilog", "-g2005", "-o", "dump.vvp"));
    command.addAll(List.of("-s", "bench", "bench.v"));
    command.addAll(files.keySet());
    require(ToolOutput.of(folder, command));
  }

  /**
   * What is seen after each clock, as {@link #line} writes it.
   *
   * @param stimulus file of {@link #words} lines: at least {@code clocks} input records
   */
  List<String> run(Path stimulus, long clocks) throws IOException, InterruptedException {
    List<String> command =
        List.of("vvp", "-n", "dump.vvp", "+stimulus=" + stimulus, "+clocks=" + clocks);
    return require(ToolOutput.of(folder, command)).lines().toList();
  }

  /** A record as a line of the dump: each signal in hexadecimal, in the order of the layout. */
  static String line(RecordLayout layout, long[] record, int base) {
    return layout.signals().stream()
        .map(signal -> hex(signal, record, base))
        .collect(Collectors.joining(" "));
  }

  /** 64-bit words as {@code $readmemh} reads them. */
  static String words(long[] words, int count) {
    var text = new StringBuilder(17 * count);
    for (int i = 0; i < count; i++) {
      text.append(BigInteger.valueOf(words[i]).and(ALL_ONES).toString(16)).append('\n');
    }
    return text.toString();
  }

  private static final BigInteger ALL_ONES = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private static String require(ToolOutput output) {
    if (output.exitCode() != 0) {
      throw new IllegalStateException("Icarus Verilog failed:\n" + output.text());
    }
    return output.text();
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

  /** Drives whole words, of which the chip takes the bits it has. */
  private static String bench(String top, ClockedModel golden) {
    List<Signal> inputs = golden.inputs().signals();
    List<Signal> compared = golden.compared().signals();
    List<Signal> outputs = compared.stream().filter(IcarusDump::isPort).toList();
    var text = new StringBuilder("module bench;\n");
    text.append("reg [8*1024:1] stimulus;\ninteger file, clocks, c, i, found;\n");
    text.append("reg clk_i;\nreg [63:0] word;\n");
    inputs.forEach(s -> text.append(declaration("reg", s.words() * 64, "drive_" + s.name())));
    outputs.forEach(s -> text.append(declaration("wire", s.bits(), s.name())));
    text.append(top).append(" dut(.clk_i(clk_i)");
    inputs.forEach(
        s -> text.append(", .%1$s(drive_%1$s[%2$d:0])".formatted(s.name(), s.bits() - 1)));
    outputs.forEach(s -> text.append(", .%1$s(%1$s)".formatted(s.name())));
    text.append(");\ninitial begin\n");
    for (MemoryShape memory : golden.memories()) {
      text.append("$readmemh(\"%1$s.mem\", dut.%1$s);\n".formatted(memory.name()));
    }
    text.append("found = $value$plusargs(\"stimulus=%s\", stimulus);\n");
    text.append("found = $value$plusargs(\"clocks=%d\", clocks);\n");
    text.append("file = $fopen(stimulus, \"r\");\nclk_i = 0;\n");
    text.append("for (c = 0; c < clocks; c = c + 1) begin\n");
    for (Signal s : inputs) {
      text.append("for (i = 0; i < %d; i = i + 1) begin\n".formatted(s.words()));
      text.append("found = $fscanf(file, \"%h\", word);\n");
      text.append("drive_%s[64*i+:64] = word;\nend\n".formatted(s.name()));
    }
    text.append("#5 clk_i = 1;\n#1 $display(\"");
    text.append(compared.stream().map(s -> "%h").collect(Collectors.joining(" ")));
    text.append('"');
    compared.forEach(s -> text.append(isPort(s) ? ", " : ", dut.").append(s.name()));
    return text.append(");\n#4 clk_i = 0;\nend\n$finish;\nend\nendmodule\n").toString();
  }

  private static String declaration(String kind, int bits, String name) {
    return "%s [%d:0] %s;\n".formatted(kind, bits - 1, name);
  }

  private static boolean isPort(Signal signal) {
    return !signal.name().contains(".");
  }
}
