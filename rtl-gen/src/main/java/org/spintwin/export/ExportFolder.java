// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.rtl.ModuleModel;
import org.spintwin.rtl.Receipt;
import org.spintwin.rtl.RegisterTable;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.TopSpec;
import org.spintwin.template.TemplateEngine;

/** A core with the files of some formats, its README and its receipt: the same bytes every time. */
public final class ExportFolder {
  private final ExportedCore core;
  private final List<ExportFormat> formats;
  private final Map<String, String> missing;
  private final Map<String, CoreFile> files = new LinkedHashMap<>();

  /**
   * @param formats those whose files are in it
   * @param missing formats that this chip does not have, and why
   * @throws IllegalArgumentException when two files that differ have one path
   */
  public ExportFolder(ExportedCore core, List<ExportFormat> formats, Map<String, String> missing) {
    this.core = core;
    this.formats = List.copyOf(formats);
    this.missing = missing;
    core.files().forEach(this::add);
    formats.forEach(format -> format.files(core).forEach(this::add));
    // The README names itself and the receipt.
    String readme = readme();
    add(CoreFile.of("README.md", Role.DOCUMENT, readme, "this page"));
    add(CoreFile.of(Receipt.FILE, Role.DOCUMENT, receipt(), "hashes of all files"));
  }

  /** The files in the order of the README. */
  public List<CoreFile> files() {
    return List.copyOf(files.values());
  }

  /** Writes all files into an existing folder. */
  public void write(Path folder) throws IOException {
    for (CoreFile file : files.values()) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, file.content());
    }
  }

  private void add(CoreFile file) {
    CoreFile other = files.putIfAbsent(file.path(), file);
    if (other != null && !Arrays.equals(other.content(), file.content())) {
      throw new IllegalArgumentException("two files " + file.path() + " that differ");
    }
  }

  /** A row of the README's table of formats. */
  public record FormatModel(String name, String title, String status) {}

  /** A row of the README's table of ports. */
  public record PortModel(String name, String direction, long bits, String doc) {}

  /** A row of the README's table of parameters. */
  public record ParameterModel(String name, long value, String legal, String doc) {}

  private String readme() {
    TopSpec top = core.design().top();
    Map<String, Long> values = core.design().values();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("core", core);
    model.put("version", VerilogWriter.VERSION);
    model.put("description", core.origin().description());
    model.put("digest", String.format("%08x", core.design().digest()));
    model.put("command", command());
    model.put("usage", top.usage());
    model.put("clocks", core.top().vectors().clocks());
    model.put("bits", core.top().vectors().compared().bits());
    model.put("formats", formats.stream().map(ExportFolder::row).toList());
    model.put("missing", missing);
    model.put(
        "ports",
        top.block().ports().stream()
            .map(
                p ->
                    new PortModel(
                        p.name(), p.isInput() ? "in" : "out", p.bits().eval(values), p.doc()))
            .toList());
    model.put("connections", ModuleModel.ofBlock(top.block()).ports());
    model.put(
        "parameters",
        top.block().parameters().stream()
            .map(
                p ->
                    new ParameterModel(
                        p.name(),
                        values.get(p.name()),
                        p.bounded() ? p.min() + " to " + p.max() : "",
                        p.doc()))
            .toList());
    model.put("images", core.files(Role.IMAGE));
    model.put("registers", top.registers().isEmpty() ? "" : RegisterTable.markdown(top, values));
    model.put("files", List.copyOf(files.values()));
    return new TemplateEngine().render("core_readme.md.vm", model);
  }

  private static FormatModel row(ExportFormat format) {
    return new FormatModel(
        format.name(), format.title(), format.status().text() + ": " + format.evidence());
  }

  private String command() {
    String names =
        formats.stream().map(ExportFormat::name).reduce((a, b) -> a + "," + b).orElse("verilog");
    return "spintwin export chip.yaml --format " + (missing.isEmpty() ? names : "all") + " -o DIR";
  }

  private String receipt() {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("command", command());
    head.put("formats", formats.stream().map(ExportFormat::name).toList());
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach((path, file) -> contents.put(path, file.content()));
    return Receipt.text(core.design(), core.origin(), head, contents);
  }
}
