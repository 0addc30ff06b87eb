// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A SOT-MRAM multilayer perceptron, validated.
 *
 * @param name of the chip and of its Verilog top
 * @param sizes numbers of inputs, then of the neurons of each layer; the last has a neuron a class
 * @param valueBits bits of inputs and of the neurons' answers
 * @param activation as {@code ACTIVATION} of {@link SigmoidSpec}
 * @param tableBits the table of the activation has 2^tableBits entries
 * @param sigmoidShifts for each layer but the last: x = sum / 2^shift
 * @param code of a weight; nominal weights are 1 and -1
 * @param folded whether one row is summed a clock instead of all
 */
public record SotMlpChip(
    String name,
    List<Integer> sizes,
    int valueBits,
    int activation,
    int tableBits,
    List<Integer> sigmoidShifts,
    QFormat code,
    SotDeviceSpec device,
    boolean folded,
    double clockHz) {
  /** Bits of a pixel. */
  public static final int PIXEL_BITS = 8;

  public SotMlpChip {
    sizes = List.copyOf(sizes);
    sigmoidShifts = List.copyOf(sigmoidShifts);
    if (sizes.size() < 2 || sigmoidShifts.size() != sizes.size() - 2) {
      throw new IllegalArgumentException(sizes + " with sigmoid shifts " + sigmoidShifts);
    }
  }

  /** A pipelined chip of the published kind with exact weights of 1 and -1. */
  public static SotMlpChip of(String name, List<Integer> sizes, List<Integer> sigmoidShifts) {
    return new SotMlpChip(
        name,
        sizes,
        PIXEL_BITS,
        SigmoidSpec.CLIP,
        8,
        sigmoidShifts,
        new QFormat(true, 2, 0),
        SotDeviceSpec.nominal(),
        false,
        100e6);
  }

  /** Layers of neurons. */
  public int layers() {
    return sizes.size() - 1;
  }

  /** Rows of the array of a layer, counted from 0: its inputs and the bias. */
  public int rows(int layer) {
    return sizes.get(layer) + 1;
  }

  /** Neurons of a layer, counted from 0. */
  public int neurons(int layer) {
    return sizes.get(layer + 1);
  }

  /** Largest input or answer. */
  public int fullScale() {
    return (1 << valueBits) - 1;
  }

  /** The top of the chip. */
  public TopSpec top() {
    return folded ? SotMlpFoldedSpec.top(layers()) : SotMlpSpec.top(layers());
  }

  /** The chip with other devices and weights of another format. */
  public SotMlpChip with(SotDeviceSpec otherDevice, QFormat otherCode) {
    return new SotMlpChip(
        name,
        sizes,
        valueBits,
        activation,
        tableBits,
        sigmoidShifts,
        otherCode,
        otherDevice,
        folded,
        clockHz);
  }

  /** The same network in the other architecture, or this one. */
  public SotMlpChip folded(boolean inTurn) {
    return new SotMlpChip(
        name,
        sizes,
        valueBits,
        activation,
        tableBits,
        sigmoidShifts,
        code,
        device,
        inTurn,
        clockHz);
  }

  /** Values of the Verilog parameters of the top, without the digest. */
  public Map<String, Long> parameters() {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("INPUTS", (long) sizes.get(0));
    IntStream.rangeClosed(1, layers())
        .forEach(k -> values.put("NEURONS_" + k, (long) sizes.get(k)));
    values.put("VALUE_BITS", (long) valueBits);
    values.put("CODE_BITS", (long) code.bits());
    if (folded) {
      values.put("CODES", (long) RowArraySpec.TWOS_COMPLEMENT);
    }
    if (layers() > 1) {
      values.put("CODE_FRACTION_BITS", (long) code.fractionBits());
      values.put("ACTIVATION", (long) activation);
      values.put("TABLE_BITS", (long) tableBits);
      IntStream.range(0, sigmoidShifts.size())
          .forEach(k -> values.put("SIGMOID_SHIFT_" + (k + 1), (long) sigmoidShifts.get(k)));
    }
    return values;
  }
}
