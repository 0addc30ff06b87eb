// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.RecordLayout;

/**
 * The Verilog of a model and what of it is driven and observed. The clock is the port {@code clk_i}
 * or, where there is none, {@code clk}.
 *
 * @param folder where the files are
 * @param files names relative to {@code folder}, in the order Verilator reads them; those not
 *     ending in {@code .v} or {@code .sv} are only there to be included
 * @param top name of the top module
 * @param parameters values given to parameters of the top module; others keep their default
 * @param inputs every input port but the clock and those that are held
 * @param compared ports or registers of the top module, or instance paths of nets and registers
 *     with dots, as {@code u_lif_neuron.membrane_q}
 * @param memories unpacked arrays, named in the same way
 * @param modules module of each instance path used above, {@code ""} being the top
 * @param held input ports that keep what they were last set to, 0 at first
 */
public record ModelSource(
    Path folder,
    List<String> files,
    String top,
    Map<String, Long> parameters,
    RecordLayout inputs,
    RecordLayout compared,
    List<MemoryShape> memories,
    Map<String, String> modules,
    RecordLayout held) {
  private static final RecordLayout NONE = new RecordLayout(List.of(), 0);

  static final String CLOCK = "clk_i";

  /** What it is called where {@link #CLOCK} is not there. */
  static final String PIN_CLOCK = "clk";

  public ModelSource {
    files = List.copyOf(files);
    parameters = Map.copyOf(parameters);
    memories = List.copyOf(memories);
    modules = Map.copyOf(modules);
    for (String file : files) {
      Path name = Path.of(file);
      if (name.isAbsolute() || name.normalize().startsWith("..")) {
        throw new IllegalArgumentException(
            "file '" + file + "' lies outside the folder; give a name relative to " + folder);
      }
    }
    for (String name : compared.names()) {
      module(modules, name);
    }
    for (MemoryShape memory : memories) {
      module(modules, memory.name());
    }
  }

  /** Verilog all of whose inputs are driven at every clock. */
  public ModelSource(
      Path folder,
      List<String> files,
      String top,
      Map<String, Long> parameters,
      RecordLayout inputs,
      RecordLayout compared,
      List<MemoryShape> memories,
      Map<String, String> modules) {
    this(folder, files, top, parameters, inputs, compared, memories, modules, NONE);
  }

  /** The same files in another folder. */
  ModelSource in(Path other) {
    return new ModelSource(
        other, files, top, parameters, inputs, compared, memories, modules, held);
  }

  /** The same files, of which other signals are observed. */
  ModelSource observing(RecordLayout other) {
    return new ModelSource(folder, files, top, parameters, inputs, other, memories, modules, held);
  }

  /**
   * What is driven and observed of this, in other files.
   *
   * @param others of the same top
   * @param named module of each instance path, as {@link #modules()}
   * @param further input ports that the other files have, to be held
   */
  ModelSource rewritten(List<String> others, Map<String, String> named, RecordLayout further) {
    return new ModelSource(
        folder, others, top, Map.of(), inputs, compared, memories, named, further);
  }

  /**
   * The same files and more, with another top that has this one as an instance.
   *
   * @param others its inputs but the clock
   * @param observed its outputs
   */
  ModelSource inside(
      String other, List<String> all, String instance, RecordLayout others, RecordLayout observed) {
    Map<String, String> moved = new HashMap<>();
    modules.forEach((path, module) -> moved.put(join(instance, path), module));
    moved.put("", other);
    return new ModelSource(
        folder,
        all,
        other,
        Map.of(),
        others,
        observed,
        memories.stream()
            .map(m -> new MemoryShape(join(instance, m.name()), m.words(), m.width()))
            .toList(),
        moved);
  }

  private static String join(String instance, String path) {
    return path.isEmpty() ? instance : instance + "." + path;
  }

  /** One block by itself, in the file {@code <stem>.v}. */
  public static ModelSource block(Path folder, BlockSpec block, Map<String, Long> parameters) {
    Map<String, Long> values = block.resolve(parameters);
    return new ModelSource(
        folder,
        List.of(block.stem() + ".v"),
        block.stem(),
        parameters,
        RecordLayout.inputs(block, values),
        RecordLayout.compared(block, values),
        MemoryShape.of(block, values),
        Map.of("", block.stem()));
  }

  /** Name of the module in which the last part of an instance path is declared. */
  String module(String path) {
    return module(modules, path);
  }

  private static String module(Map<String, String> modules, String path) {
    String instance = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    String module = modules.get(instance);
    if (module == null) {
      throw new IllegalArgumentException(
          "no module given for instance '" + instance + "' of '" + path + "'; given: " + modules);
    }
    return module;
  }
}
