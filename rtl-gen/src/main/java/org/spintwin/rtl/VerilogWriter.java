// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Design;
import org.spintwin.spec.Instance;
import org.spintwin.spec.Memory;
import org.spintwin.spec.Port;
import org.spintwin.spec.TopSpec;
import org.spintwin.template.TemplateEngine;

/**
 * Prints the Verilog of a chip: one top with the chip's values, and blocks that every chip shares.
 */
public final class VerilogWriter {
  public static final String VERSION = "0.1.0";

  /** Makes a chip with others inside, those for boards. */
  private static final String BOARD_COMMAND = "spintwin build chip.yaml --board NAME -o DIR";

  private final TemplateEngine templates = new TemplateEngine();

  /** Text of a block on its own. */
  public String block(BlockSpec block) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VERSION);
    model.put("module", ModuleModel.ofBlock(block));
    model.put("registers", RegisterModel.all(block.registers()));
    model.put("settings", RegisterModel.settings(block.registers()));
    return templates.render(block.stem() + ".v.vm", model);
  }

  /** All Verilog files of a chip, top first, those of its parts last, text by file name. */
  public Map<String, String> chip(Design design) {
    Set<String> parts = design.parts().stream().map(Design::name).collect(Collectors.toSet());
    Map<String, String> files = new LinkedHashMap<>();
    files.put(design.name() + ".v", top(design));
    design.top().blocks().stream()
        .filter(b -> !parts.contains(b.stem()))
        .forEach(b -> files.put(b.stem() + ".v", block(b)));
    design.parts().forEach(part -> files.putAll(chip(part)));
    return files;
  }

  /**
   * All Verilog files of a chip, top first, text by file name.
   *
   * @param name module name of the top
   * @param parameters values of the top's Verilog parameters
   */
  public Map<String, String> chip(TopSpec top, String name, Map<String, Long> parameters) {
    return chip(new Design(name, top, parameters, Map.of()));
  }

  /** The image files of a chip's memories, text by file name. */
  public static Map<String, String> images(Design design) {
    Map<String, String> files = new LinkedHashMap<>();
    MemoryImage.files(design).forEach(image -> files.put(image.name(), image.text()));
    return files;
  }

  private String top(Design design) {
    TopSpec top = design.top();
    String name = design.name();
    List<ModuleModel.Line> images = new ArrayList<>();
    for (Instance i : top.instances()) {
      i.block().memories().stream()
          .filter(Memory::image)
          .map(m -> ModuleModel.memoryImage(top.image(i, m), name + "_", path(top, i, m)))
          .forEach(images::add);
    }
    String origin =
        String.format(
            "Spec digest %08x; made again by: %s",
            design.digest(), design.parts().isEmpty() ? GeneratedFolder.COMMAND : BOARD_COMMAND);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VERSION);
    model.put("module", ModuleModel.ofChip(top.block(), name, design.parameters(), origin, images));
    model.put("wires", wires(top));
    model.put("instances", top.instances().stream().map(i -> instance(top, i)).toList());
    return templates.render("chip.v.vm", model);
  }

  /** An instance as the template prints it. */
  public record InstanceModel(
      String module,
      String name,
      List<ModuleModel.Line> parameters,
      List<ModuleModel.Line> connections) {}

  private static InstanceModel instance(TopSpec top, Instance i) {
    List<ModuleModel.Line> parameters = new ArrayList<>();
    i.block()
        .parameters()
        .forEach(p -> parameters.add(line(p.name(), i.parameter(p.name()).verilog())));
    i.block().memories().stream()
        .filter(Memory::image)
        .map(
            m ->
                line(
                    ModuleModel.imageParameter(m.noun()),
                    ModuleModel.imageParameter(top.image(i, m))))
        .forEach(parameters::add);
    List<ModuleModel.Line> connections =
        i.block().ports().stream().map(p -> line(p.name(), top.net(i, p))).toList();
    return new InstanceModel(
        i.block().stem(),
        i.name(),
        ModuleModel.withCommas(parameters),
        ModuleModel.withCommas(connections));
  }

  /** A memory, with its instance where there are others of that name. */
  private static String path(TopSpec top, Instance instance, Memory memory) {
    boolean alone = top.image(instance, memory).equals(memory.noun());
    return (alone ? "" : instance.name() + ".") + memory.register();
  }

  private static ModuleModel.Line line(String name, String value) {
    return new ModuleModel.Line(name, value, "", "", "");
  }

  /** Nets that are driven by an instance and are no port of the top. */
  private static List<String> wires(TopSpec top) {
    Set<String> ports = top.block().ports().stream().map(Port::name).collect(Collectors.toSet());
    Map<String, String> wires = new TreeMap<>();
    for (Instance i : top.instances()) {
      for (Port p : i.block().outputs()) {
        String net = top.net(i, p);
        if (!ports.contains(net)) {
          wires.put(net, "wire " + ModuleModel.range(top.bits(i, p)) + net);
        }
      }
    }
    return List.copyOf(wires.values());
  }
}
