// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.spec.RecordLayout.Builder;

/**
 * The top of a chip: its ports and parameters, and the blocks in it.
 *
 * @param block without state and memories of its own
 * @param instances upstream first
 * @param step the compared signal of one bit that is 1 after each clock that completed a step
 * @param latency clocks from the edge that begins a step to the edge that completes it, for a step
 *     that waits for nothing
 * @param usage how spikes go in and come out, for the README of a generated chip
 */
public record TopSpec(
    BlockSpec block, List<Instance> instances, String step, Expr latency, String usage) {

  /**
   * @throws IllegalArgumentException when an instance names a parameter or port its block does not
   *     have, lacks a parameter, or has the name of another, or when two images have one name
   */
  public TopSpec {
    instances = List.copyOf(instances);
    List<Instance> given = instances;
    Set<String> names = new HashSet<>();
    Set<String> images = new HashSet<>();
    Set<String> known =
        Stream.concat(
                block.parameters().stream().map(Parameter::name),
                block.derived().stream().map(Derived::name))
            .collect(Collectors.toSet());
    for (Instance i : instances) {
      require(names.add(i.name()), i, "a second instance of that name");
      Set<String> own =
          i.block().parameters().stream().map(Parameter::name).collect(Collectors.toSet());
      i.parameters().keySet().forEach(p -> require(own.contains(p), i, "no parameter " + p));
      own.forEach(
          p -> require(known.contains(p) || i.parameters().containsKey(p), i, "no value for " + p));
      Set<String> ports = i.block().ports().stream().map(Port::name).collect(Collectors.toSet());
      i.connections().keySet().forEach(p -> require(ports.contains(p), i, "no port " + p));
      i.block().memories().stream()
          .filter(Memory::image)
          .map(m -> image(given, i, m))
          .forEach(image -> require(images.add(image), i, "a second image of " + image));
    }
  }

  private static void require(boolean holds, Instance instance, String objection) {
    if (!holds) {
      throw new IllegalArgumentException(instance.name() + ": " + objection);
    }
  }

  /**
   * Values of the top's parameters and localparams, checked against the rules of all blocks.
   *
   * @param parameters values of the top's parameters; names it does not have are ignored
   * @throws IllegalParameterException when a rule of the top or of a block does not hold
   */
  public Map<String, Long> resolve(Map<String, Long> parameters) {
    Map<String, Long> values = block.resolve(parameters);
    instances.forEach(i -> i.values(values));
    return values;
  }

  /**
   * What the image of a memory is called: what the memory is of, after the instance where its block
   * is there more than once.
   */
  public String image(Instance instance, Memory memory) {
    return image(instances, instance, memory);
  }

  private static String image(List<Instance> all, Instance instance, Memory memory) {
    long alike = all.stream().filter(i -> i.block().equals(instance.block())).count();
    return (alike == 1 ? "" : instance.name().replaceAll("^u_", "") + "_") + memory.noun();
  }

  /** Name of the clock's port. */
  public String clock() {
    return block.inputs().stream().filter(Port::isClock).findFirst().orElseThrow().name();
  }

  /** The blocks, each once, in the order in which they first occur. */
  public List<BlockSpec> blocks() {
    return instances.stream().map(Instance::block).distinct().toList();
  }

  /** The registers of the block that has some; empty where none has. */
  public List<Register> registers() {
    return blocks().stream().flatMap(b -> b.registers().stream()).toList();
  }

  /** What a port of an instance is connected to. */
  public String net(Instance instance, Port port) {
    String given = instance.connections().get(port.name());
    if (given != null) {
      return given;
    }
    boolean own = block.ports().stream().anyMatch(p -> p.name().equals(port.name()));
    return own ? port.name() : port.name().replaceAll("_[io]$", "");
  }

  /** All bits of a port of an instance, over the names of the top. */
  public Expr bits(Instance instance, Port port) {
    return instance.outside(port.bits(), block);
  }

  /**
   * Whether ports, images or registers are others when this parameter of the top is; values after
   * reset of registers that can be written do not count.
   */
  public boolean shapes(String parameter) {
    return Stream.concat(
            block.ports().stream().map(Port::bits),
            instances.stream().flatMap(i -> shape(i).map(e -> i.outside(e, block))))
        .map(block::writtenOut)
        .anyMatch(e -> e.uses(parameter));
  }

  /** What sizes of images and registers follow from, over the names of the block. */
  private static Stream<Expr> shape(Instance i) {
    return Stream.concat(
        i.block().memories().stream()
            .filter(Memory::image)
            .flatMap(m -> Stream.of(m.words(), m.width())),
        i.block().registers().stream().flatMap(Register::shape));
  }

  /** A memory of an instance; {@code name} is the instance path. */
  public record PlacedMemory(String name, Instance instance, Memory memory, int words, int width) {}

  /**
   * Every memory, upstream first.
   *
   * @param values as {@link #resolve} gives them
   */
  public List<PlacedMemory> memories(Map<String, Long> values) {
    return instances.stream()
        .flatMap(
            i -> {
              Map<String, Long> own = i.values(values);
              return i.block().memories().stream()
                  .map(
                      m ->
                          new PlacedMemory(
                              i.name() + "." + m.register(),
                              i,
                              m,
                              Math.toIntExact(m.words().eval(own)),
                              Math.toIntExact(m.width().eval(own))));
            })
        .toList();
  }

  /** What is driven: every input but the clock. */
  public RecordLayout inputs(Map<String, Long> values) {
    return RecordLayout.inputs(block, values);
  }

  /** The top's outputs that are registers. */
  public RecordLayout outputs(Map<String, Long> values) {
    return withOutputs(values).build();
  }

  private Builder withOutputs(Map<String, Long> values) {
    var builder = new Builder();
    block.comparedOutputs().forEach(p -> builder.port(p, values));
    return builder;
  }

  /** Everything that is compared: the top's outputs, then each block's outputs and state. */
  public RecordLayout compared(Map<String, Long> values) {
    Builder builder = withOutputs(values);
    for (Instance i : instances) {
      Map<String, Long> own = i.values(values);
      String prefix = i.name() + ".";
      i.block().comparedOutputs().forEach(p -> builder.numbers(prefix, p, own));
      i.block().states().forEach(s -> builder.state(prefix, s, own));
    }
    return builder.build();
  }
}
