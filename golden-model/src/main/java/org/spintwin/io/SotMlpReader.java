// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.spec.IllegalParameterException;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.SotMlpSpec;

/** Turns the mapping of a chip file into a {@link SotMlpChip} whose every value fits. */
final class SotMlpReader {
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,4}(-\\d{1,4})*");
  private static final int MOST_NEURONS = 4095;
  private static final int LARGEST_SHIFT = 24;
  private static final String STANDARD_LAYERS = "784-16-10";
  private static final int STANDARD_SHIFT = 10;

  private final Section top;
  private final Section network;
  private final Section array;
  private final Section device;
  private final Section timing;
  private final Section architecture;
  private final List<Integer> sizes;
  private final Section weights;

  SotMlpReader(Mapping root) {
    top =
        Section.of(
            "",
            root,
            "spintwin",
            "chip",
            "name",
            "network",
            "weights",
            "array",
            "device",
            "timing",
            ArchitectureReader.SECTION);
    network =
        top.section("network", "layers", "value_bits", "activation", "table_bits", "sigmoid_shift");
    array = top.section("array", "code_bits", "code_fraction_bits");
    device =
        top.section(
            "device",
            "length",
            "width",
            "resistance_area",
            "tmr",
            "supply",
            "sigma_r",
            "sigma_tmr",
            "write_error",
            "seed");
    timing = top.section("timing", "clock_hz");
    architecture = top.section(ArchitectureReader.SECTION, ArchitectureReader.KIND);
    sizes = sizes();
    weights =
        top.section(
            "weights",
            IntStream.range(1, sizes.size())
                .boxed()
                .flatMap(k -> Stream.of("layer_" + k, "bias_" + k))
                .toArray(String[]::new));
  }

  SotMlpChip read() {
    String name = ChipHead.name(top, SotMlpFile.CHIP);
    int codeBits = (int) array.integer("code_bits", 2, 2, 16);
    int fractionBits = (int) array.integer("code_fraction_bits", 0, 0, Math.min(12, codeBits));
    String[] activations = SotMlpFile.ACTIVATIONS.toArray(String[]::new);
    SotMlpChip chip =
        new SotMlpChip(
            name,
            sizes,
            (int) network.integer("value_bits", SotMlpChip.PIXEL_BITS, 1, 16),
            SotMlpFile.ACTIVATIONS.indexOf(network.word("activation", "clip", activations)),
            (int) network.integer("table_bits", 8, 2, 12),
            shifts(),
            new QFormat(true, codeBits, fractionBits),
            device(),
            architecture
                .word(
                    ArchitectureReader.KIND,
                    SotMlpFile.PIPELINED,
                    SotMlpFile.PIPELINED,
                    SotMlpFile.FOLDED)
                .equals(SotMlpFile.FOLDED),
            timing.real("clock_hz", 100e6, 1, 1e10));
    try {
      chip.top().resolve(chip.parameters());
    } catch (IllegalParameterException e) {
      throw top.error(Code.COMBINATION, "network", "what cannot be built", e.getMessage());
    }
    return chip;
  }

  /** Whether weights are read; else they are drawn. */
  boolean hasWeights() {
    return top.has("weights");
  }

  /**
   * A file of weights.
   *
   * @param kind {@code layer} or {@code bias}
   * @param layer from 0
   */
  Path file(String kind, int layer, Path chipFile) {
    String key = kind + "_" + (layer + 1);
    weights.require(key, "a text file of weights 1 and -1, one a line");
    return weights.file(key, chipFile, "text file of weights");
  }

  private List<Integer> sizes() {
    String allowed =
        "numbers of inputs and of the neurons of 1 to "
            + SotMlpSpec.MOST_LAYERS
            + " layers, each 1 to "
            + MOST_NEURONS
            + ", for example "
            + STANDARD_LAYERS;
    List<Integer> numbers = numbers("layers", STANDARD_LAYERS, allowed);
    boolean fits = numbers.stream().allMatch(n -> n >= 1 && n <= MOST_NEURONS);
    if (!fits || numbers.size() < 2 || numbers.size() > SotMlpSpec.MOST_LAYERS + 1) {
      throw network.error(Code.VALUE, "layers", network.text("layers", ""), allowed);
    }
    return numbers;
  }

  /** One for each layer but the last; a single one stands for all. */
  private List<Integer> shifts() {
    int hidden = sizes.size() - 2;
    String allowed =
        (hidden > 1 ? "one number, or " + hidden + " joined by -" : "a number")
            + ", each 0 to "
            + LARGEST_SHIFT;
    List<Integer> numbers = numbers("sigmoid_shift", "" + STANDARD_SHIFT, allowed);
    boolean fits = numbers.stream().allMatch(n -> n <= LARGEST_SHIFT);
    if (!fits || numbers.size() != 1 && numbers.size() != hidden) {
      throw network.error(Code.VALUE, "sigmoid_shift", network.text("sigmoid_shift", ""), allowed);
    }
    return numbers.size() == hidden ? numbers : Collections.nCopies(hidden, numbers.get(0));
  }

  private List<Integer> numbers(String key, String standard, String allowed) {
    String text = network.text(key, standard);
    if (!NUMBERS.matcher(text).matches()) {
      throw network.error(Code.VALUE, key, network.node(key).described(), allowed);
    }
    return Arrays.stream(text.split("-")).map(Integer::valueOf).toList();
  }

  private SotDeviceSpec device() {
    SotDeviceSpec nominal = SotDeviceSpec.nominal();
    return new SotDeviceSpec(
        device.real("length", nominal.length(), 1, 10_000),
        device.real("width", nominal.width(), 1, 10_000),
        device.real("resistance_area", nominal.resistanceArea(), 0.01, 10_000),
        device.real("tmr", nominal.tmr(), 0.01, 100),
        device.real("supply", nominal.supply(), 0.001, 10),
        device.real("sigma_r", nominal.sigmaR(), 0, 1),
        device.real("sigma_tmr", nominal.sigmaTmr(), 0, 1),
        device.real("write_error", nominal.writeError(), 0, 1),
        device.integer("seed", nominal.seed(), Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
