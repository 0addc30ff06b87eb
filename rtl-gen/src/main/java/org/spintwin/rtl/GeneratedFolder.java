// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.board.ClockConstraint;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.TopSpec.PlacedMemory;
import org.spintwin.spec.TwinImage;
import org.spintwin.template.TemplateEngine;

/**
 * Everything {@code spintwin generate} leaves: Verilog, memory images, constraints, testbench,
 * register map, constants for software and receipt. The same twin gives the same bytes.
 */
public final class GeneratedFolder {
  /** Makes the folder again, in a folder that holds its chip file. */
  static final String COMMAND = "spintwin generate chip.yaml -o DIR";

  private final TwinImage image;
  private final Map<String, String> sources;
  private final Map<String, long[]> memories;
  private final TestVectors vectors;
  private final TemplateEngine templates = new TemplateEngine();

  /** Texts by path in the folder, and what each is for. */
  private final Map<String, String> texts = new LinkedHashMap<>();

  private final Map<String, String> docs = new LinkedHashMap<>();

  /**
   * @param sources what the chip is generated from, text by file name: {@code chip.yaml} and the
   *     matrices it names
   * @param memories contents by instance path, as {@code MramLifMemories} gives them
   * @param vectors what the testbench replays; its memories must start as {@code memories}
   */
  public GeneratedFolder(
      TwinImage image,
      Map<String, String> sources,
      Map<String, long[]> memories,
      TestVectors vectors) {
    this.image = image;
    this.sources = sources;
    this.memories = memories;
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

  private void collect() throws IOException {
    ChipSpec spec = image.spec();
    String name = spec.name();
    TopSpec top = spec.top();
    Map<String, String> verilog = new VerilogWriter().chip(image);
    verilog.forEach(
        (file, text) ->
            add(file, text, file.equals(name + ".v") ? "the chip" : "block of the chip"));
    add("filelist.f", String.join("\n", verilog.keySet()) + "\n", "Verilog files for `-f`");
    Map<String, Long> values = top.resolve(image.parameters());
    for (PlacedMemory placed : top.memories(values)) {
      if (placed.memory().image()) {
        add(
            name + "_" + ModuleModel.noun(placed.memory()) + ".mem",
            MemoryImage.text(placed, memories.get(placed.name())),
            "image of " + placed.name());
      }
    }
    var constants = new RegisterConstants(top, name, values);
    add("software/" + constants.headerName(), constants.header(templates), "registers, for C");
    add("software/" + constants.javaName(), constants.java(templates), "registers, for Java");
    String clock = ClockConstraint.sdc(name, spec.timing(), templates);
    add("constraints/" + name + ".sdc", clock, "clock constraint");
    add("constraints/" + name + ".xdc", clock, "the same for Vivado, out of context");
    add(
        "tb/tb_" + name + ".v",
        Testbench.text(
            name,
            vectors,
            top.memories(values).stream().filter(m -> !m.memory().image()).toList(),
            templates),
        "self-checking testbench");
    add(
        "tb/stimulus.mem",
        MemoryImage.words("inputs, clock by clock", vectors.stimulus()),
        "its stimulus");
    add(
        "tb/expected.mem",
        MemoryImage.words("outputs and state, clock by clock", vectors.expected()),
        "what the golden model says to it");
    sources.forEach(
        (file, text) ->
            add(file, text, file.equals("chip.yaml") ? "the resolved chip" : "matrix it names"));
    docs.put("receipt.json", "tool, digest, and the SHA-256 of every file");
    add("README.md", readme(), "this page");
    texts.put("receipt.json", receipt());
  }

  private void add(String path, String text, String doc) {
    texts.put(path, text);
    docs.put(path, doc);
  }

  private String readme() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", image.spec().name());
    model.put("version", VerilogWriter.VERSION);
    model.put(
        "description",
        "Digital twin of an MRAM neural chip with "
            + image.spec().array().inputs()
            + " inputs and "
            + image.spec().array().neurons()
            + " neurons");
    model.put(
        "files",
        docs.entrySet().stream().map(e -> new FileModel(e.getKey(), e.getValue())).toList());
    model.put("clocks", vectors.clocks());
    model.put("command", COMMAND);
    model.put("digest", digest());
    TopSpec top = image.spec().top();
    model.put("usage", top.usage());
    model.put("ports", ModuleModel.ofBlock(top.block()).ports());
    model.put("registers", RegisterTable.markdown(top, top.resolve(image.parameters())));
    return templates.render("generated_readme.md.vm", model);
  }

  private String digest() {
    return String.format("%08x", image.parameters().getOrDefault("SPEC_DIGEST", 0L));
  }

  private String receipt() throws IOException {
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("schemaVersion", 1);
    receipt.put("tool", "spintwin " + VerilogWriter.VERSION);
    receipt.put("command", COMMAND);
    receipt.put("specDigest", digest());
    receipt.put("deviceSeed", image.spec().device().seed());
    receipt.put("parameters", image.parameters());
    Map<String, String> hashes = new LinkedHashMap<>();
    texts.forEach((path, text) -> hashes.put(path, sha256(text)));
    receipt.put("sha256", hashes);
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(receipt)
        + "\n";
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
