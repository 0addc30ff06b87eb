// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Instance;
import org.spintwin.spec.Memory;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.Port;
import org.spintwin.template.TemplateEngine;

/**
 * Prints the Verilog of a chip: one top with the chip's values, and blocks that every chip shares.
 */
public final class VerilogWriter {
  public static final String VERSION = "0.1.0";

  private final TemplateEngine templates = new TemplateEngine();

  /** File name to text of a block on its own. */
  public String block(BlockSpec block) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VERSION);
    model.put("module", ModuleModel.ofBlock(block));
    model.put("registers", RegisterModel.all());
    model.put("settings", RegisterModel.settings());
    return templates.render(block.stem() + ".v.vm", model);
  }

  /**
   * All Verilog files of a chip, top first.
   *
   * @param name module name of the top
   * @param parameters values of the chip's Verilog parameters
   */
  public Map<String, String> chip(String name, Map<String, Long> parameters) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(name + ".v", top(name, parameters));
    for (Instance i : MramLifSpec.INSTANCES) {
      files.put(i.block().stem() + ".v", block(i.block()));
    }
    return files;
  }

  /** Writes {@link #chip} into an existing folder. */
  public void write(String name, Map<String, Long> parameters, Path folder) throws IOException {
    for (Map.Entry<String, String> file : chip(name, parameters).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
    }
  }

  private String top(String name, Map<String, Long> parameters) {
    BlockSpec chip = MramLifSpec.BLOCK;
    List<ModuleModel.Line> images = new ArrayList<>();
    for (Instance i : MramLifSpec.INSTANCES) {
      images.addAll(ModuleModel.memoryImages(i.block(), name + "_"));
    }
    String origin =
        String.format(
            "Spec digest %08x; made again by: spintwin generate chip.yaml -o DIR",
            parameters.getOrDefault("SPEC_DIGEST", 0L));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VERSION);
    model.put("module", ModuleModel.ofChip(chip, name, parameters, origin, images));
    model.put("wires", wires());
    model.put("instances", MramLifSpec.INSTANCES.stream().map(VerilogWriter::instance).toList());
    return templates.render("chip.v.vm", model);
  }

  /** An instance as the template prints it. */
  public record InstanceModel(
      String module,
      String name,
      List<ModuleModel.Line> parameters,
      List<ModuleModel.Line> connections) {}

  private static InstanceModel instance(Instance i) {
    List<ModuleModel.Line> parameters = new ArrayList<>();
    i.block().parameters().forEach(p -> parameters.add(line(p.name(), p.name())));
    for (Memory m : i.block().memories()) {
      String image = ModuleModel.noun(m).toUpperCase(java.util.Locale.ROOT) + "_IMAGE";
      parameters.add(line(image, image));
    }
    List<ModuleModel.Line> connections =
        i.block().ports().stream().map(p -> line(p.name(), net(i, p))).toList();
    return new InstanceModel(
        i.block().stem(),
        i.name(),
        ModuleModel.withCommas(parameters),
        ModuleModel.withCommas(connections));
  }

  private static ModuleModel.Line line(String name, String value) {
    return new ModuleModel.Line(name, value, "", "", "");
  }

  private static final Set<String> CHIP_PORTS =
      Set.copyOf(MramLifSpec.BLOCK.ports().stream().map(Port::name).toList());

  /** What a port of an instance is connected to. */
  private static String net(Instance i, Port p) {
    String given = i.connections().get(p.name());
    if (given != null) {
      return given;
    }
    return CHIP_PORTS.contains(p.name()) ? p.name() : p.name().replaceAll("_[io]$", "");
  }

  /** Nets that are driven by an instance and are no port of the chip. */
  private static List<String> wires() {
    Map<String, String> wires = new TreeMap<>();
    for (Instance i : MramLifSpec.INSTANCES) {
      for (Port p : i.block().outputs()) {
        String net = net(i, p);
        if (!CHIP_PORTS.contains(net)) {
          wires.put(net, "wire " + ModuleModel.range(p.width()) + net);
        }
      }
    }
    return List.copyOf(wires.values());
  }
}
