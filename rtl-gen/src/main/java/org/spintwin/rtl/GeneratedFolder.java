// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.board.ClockConstraint;
import org.spintwin.spec.Design;
import org.spintwin.spec.TopSpec;
import org.spintwin.template.TemplateEngine;

/**
 * Everything {@code spintwin generate} leaves: Verilog, memory images, constraints, testbench,
 * register map, constants for software and receipt. The same twin gives the same bytes.
 */
public final class GeneratedFolder {
  /** Makes the folder again, in a folder that holds its chip file. */
  static final String COMMAND = "spintwin generate chip.yaml -o DIR";

  private final Design design;
  private final Origin origin;
  private final TestVectors vectors;
  private final TemplateEngine templates = new TemplateEngine();

  /** Texts by path in the folder, and what each is for. */
  private final Map<String, String> texts = new LinkedHashMap<>();

  private final Map<String, String> docs = new LinkedHashMap<>();

  /**
   * Where a chip comes from.
   *
   * @param description what it is, for the README; a sentence without its full stop
   * @param clockHz of the hardware
   * @param seed of everything that is drawn
   * @param sources what the chip is generated from, text by file name: {@code chip.yaml} and the
   *     files it names
   */
  public record Origin(
      String description, double clockHz, long seed, Map<String, String> sources) {}

  /**
   * @param vectors what the testbench replays; its memories must start as those of the design
   */
  public GeneratedFolder(Design design, Origin origin, TestVectors vectors) {
    this.design = design;
    this.origin = origin;
    this.vectors = vectors;
  }

  /** A file of the folder, for its README. */
  public record FileModel(String name, String doc) {}

  /** Writes all files into an existing folder. */
  public void write(Path folder) throws IOException {
    collect();
    for (Map.Entry<String, String> file : texts.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
    }
  }

  private void collect() {
    String name = design.name();
    TopSpec top = design.top();
    Map<String, String> verilog = new VerilogWriter().chip(design);
    verilog.forEach(
        (file, text) ->
            add(file, text, file.equals(name + ".v") ? "the chip" : "block of the chip"));
    add("filelist.f", String.join("\n", verilog.keySet()) + "\n", "Verilog files for `-f`");
    Map<String, Long> values = design.values();
    MemoryImage.files(design)
        .forEach(image -> add(image.name(), image.text(), "image of " + image.memory()));
    if (!top.registers().isEmpty()) {
      var constants = new RegisterConstants(design, COMMAND);
      add("software/" + constants.headerName(), constants.header(templates), "registers, for C");
      add("software/" + constants.javaName(), constants.java(templates), "registers, for Java");
    }
    String clock = ClockConstraint.sdc(name, origin.clockHz(), templates);
    add("constraints/" + name + ".sdc", clock, "clock constraint");
    add("constraints/" + name + ".xdc", clock, "the same for Vivado, out of context");
    var testbench = new Testbench(design, vectors, "tb/");
    add("tb/tb_" + name + ".v", testbench.text(templates), "self-checking testbench");
    add(testbench.stimulusFile(), testbench.stimulus(), "its stimulus");
    add(testbench.expectedFile(), testbench.expected(), "what the golden model says to it");
    origin
        .sources()
        .forEach(
            (file, text) ->
                add(file, text, file.equals("chip.yaml") ? "the resolved chip" : "file it names"));
    docs.put(Receipt.FILE, "tool, digest, and the SHA-256 of every file");
    texts.put("README.md", readme());
    texts.put(Receipt.FILE, receipt());
  }

  private void add(String path, String text, String doc) {
    texts.put(path, text);
    docs.put(path, doc);
  }

  private String readme() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", design.name());
    model.put("version", VerilogWriter.VERSION);
    model.put("description", origin.description());
    model.put(
        "files",
        docs.entrySet().stream().map(e -> new FileModel(e.getKey(), e.getValue())).toList());
    model.put("clocks", vectors.clocks());
    model.put("command", COMMAND);
    model.put("digest", digest());
    TopSpec top = design.top();
    model.put("usage", top.usage());
    model.put("ports", ModuleModel.ofBlock(top.block()).ports());
    model.put("hasRegisters", !top.registers().isEmpty());
    model.put("registers", RegisterTable.markdown(top, design.values()));
    return templates.render("generated_readme.md.vm", model);
  }

  private String digest() {
    return String.format("%08x", design.digest());
  }

  private String receipt() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return Receipt.text(design, origin, Map.of("command", COMMAND), files);
  }
}
