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

  /** Makes a core, in a folder that holds its chip file. */
  public static final String EXPORT_COMMAND = "spintwin export chip.yaml --format all -o DIR";

  /** Makes a chip with others inside, those for boards. */
  private static final String BOARD_COMMAND = "spintwin build chip.yaml --board NAME -o DIR";

  private final TemplateEngine templates = new TemplateEngine();
  private final Naming naming;

  /** What the modules of blocks are called. */
  public enum Naming {
    /** As their blocks, whose text is the same for every chip. */
    SHARED,
    /**
     * As the chip, then as their blocks: two chips, even of different versions, are then strangers
     * in one design.
     */
    OWN
  }

  public VerilogWriter() {
    this(Naming.SHARED);
  }

  public VerilogWriter(Naming naming) {
    this.naming = naming;
  }

  /** Text of a block on its own. */
  public String block(BlockSpec block) {
    return block(block, block.stem());
  }

  private String block(BlockSpec block, String name) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VERSION);
    model.put("module", ModuleModel.ofBlock(block, name));
    model.put("registers", RegisterModel.all(block.registers()));
    model.put("settings", RegisterModel.settings(block.registers()));
    return templates.render(block.stem() + ".v.vm", model);
  }

  /** All Verilog files of a chip, top first, those of its parts last, text by file name. */
  public Map<String, String> chip(Design design) {
    Map<String, String> files = withoutParts(design);
    design.parts().forEach(part -> files.putAll(chip(part)));
    return files;
  }

  /** The same without the files of its parts. */
  public Map<String, String> withoutParts(Design design) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(design.name() + ".v", top(design));
    design.top().blocks().stream()
        .filter(b -> !isPart(design, b))
        .forEach(b -> files.put(module(design, b) + ".v", block(b, module(design, b))));
    return files;
  }

  private static boolean isPart(Design design, BlockSpec block) {
    return design.parts().stream().anyMatch(part -> part.name().equals(block.stem()));
  }

  /** Name of the module of a block. */
  private String module(Design design, BlockSpec block) {
    boolean shared = naming == Naming.SHARED || isPart(design, block);
    return shared ? block.stem() : design.name() + "__" + block.stem();
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

  /** The parameters of a chip's top that name its image files: the file by the parameter. */
  public static Map<String, String> imageParameters(Design design) {
    Map<String, String> files = new LinkedHashMap<>();
    imageLines(design).forEach(line -> files.put(line.name(), line.value().replace("\"", "")));
    return files;
  }

  private static List<ModuleModel.Line> imageLines(Design design) {
    TopSpec top = design.top();
    List<ModuleModel.Line> images = new ArrayList<>();
    for (Instance i : top.instances()) {
      i.block().memories().stream()
          .filter(Memory::image)
          .map(m -> ModuleModel.memoryImage(top.image(i, m), design.name() + "_", path(top, i, m)))
          .forEach(images::add);
    }
    return images;
  }

  private String top(Design design) {
    TopSpec top = design.top();
    String name = design.name();
    List<ModuleModel.Line> images = imageLines(design);
    String origin =
        String.format("Spec digest %08x; made again by: %s", design.digest(), command(design));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("version", VERSION);
    model.put("module", ModuleModel.ofChip(top.block(), name, design.parameters(), origin, images));
    model.put("wires", wires(top));
    model.put("instances", top.instances().stream().map(i -> instance(design, i)).toList());
    return templates.render("chip.v.vm", model);
  }

  private String command(Design design) {
    if (naming == Naming.OWN) {
      return EXPORT_COMMAND;
    }
    return design.parts().isEmpty() ? GeneratedFolder.COMMAND : BOARD_COMMAND;
  }

  /** An instance as the template prints it. */
  public record InstanceModel(
      String module,
      String name,
      List<ModuleModel.Line> parameters,
      List<ModuleModel.Line> connections) {}

  private InstanceModel instance(Design design, Instance i) {
    TopSpec top = design.top();
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
        module(design, i.block()),
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
