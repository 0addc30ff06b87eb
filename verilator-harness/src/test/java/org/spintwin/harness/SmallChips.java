// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.spintwin.device.TwinImages;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.TwinImage;

/** Chips that are quick to build and simulate and together have every option. */
final class SmallChips {
  private SmallChips() {}

  /** 5 x 3: alpha, coefficient decay, leak by shift, polarity per synapse, all inhibit all. */
  static TwinImage alpha() {
    return image(
        "alpha_chip",
        new ArraySpec(
            5,
            3,
            4,
            ArraySpec.Encoding.BINARY,
            ArraySpec.Polarity.SYNAPSE,
            new QFormat(true, 7, 2)),
        new LifSpec(
            new QFormat(true, 13, 4),
            new QFormat(true, 12, 4),
            LifSpec.PspShape.ALPHA,
            Decay.coefficient(0.4),
            Decay.coefficient(0.7),
            Decay.shift(3),
            6,
            40,
            false,
            false,
            -2,
            2,
            3),
        new InhibitionSpec(InhibitionSpec.Topology.ALL, 1, null, 9),
        new TimingSpec(1e6, 2, 4));
  }

  /**
   * 70 x 2, so two memory words per neuron: exponential, decay by shift, coefficient leak, polarity
   * per row, strict threshold, reset by subtraction, no inhibition.
   */
  static TwinImage wide() {
    return image(
        "wide_chip",
        new ArraySpec(
            70,
            2,
            3,
            ArraySpec.Encoding.THERMOMETER,
            ArraySpec.Polarity.ROW,
            new QFormat(true, 5, 1)),
        new LifSpec(
            new QFormat(true, 11, 3),
            new QFormat(true, 13, 3),
            LifSpec.PspShape.EXPONENTIAL,
            Decay.shift(1),
            Decay.shift(2),
            Decay.coefficient(0.2),
            8,
            20,
            true,
            true,
            0,
            0,
            2),
        InhibitionSpec.none(),
        new TimingSpec(1e6, 1, 3));
  }

  /** 3 x 6: pulse, no leak, signed codes, no refractory time, a ring of inhibition. */
  static TwinImage ring() {
    return image(
        "ring_chip",
        new ArraySpec(
            3, 6, 2, ArraySpec.Encoding.BINARY, ArraySpec.Polarity.SIGNED, new QFormat(true, 6, 3)),
        new LifSpec(
            new QFormat(true, 10, 3),
            new QFormat(true, 10, 3),
            LifSpec.PspShape.PULSE,
            Decay.shift(0),
            Decay.shift(0),
            Decay.none(),
            4,
            8,
            false,
            true,
            -1.5,
            0,
            0),
        new InhibitionSpec(InhibitionSpec.Topology.RING, 1, null, 2),
        new TimingSpec(1e6, 1, 1));
  }

  /** The alpha chip with 6 neurons, two at a time. */
  static TwinImage foldedAlpha() {
    ArraySpec array = alpha().spec().array();
    var six =
        new ArraySpec(
            array.inputs(), 6, array.bits(), array.encoding(), array.polarity(), array.code());
    return as(alpha(), "folded_alpha", six, Architecture.FOLDED, 2);
  }

  /** The wide chip, neurons one by one. */
  static TwinImage foldedWide() {
    return as(wide(), "folded_wide", wide().spec().array(), Architecture.FOLDED, 1);
  }

  /** The ring chip, two neurons at a time. */
  static TwinImage foldedRing() {
    return as(ring(), "folded_ring", ring().spec().array(), Architecture.FOLDED, 2);
  }

  /** The wide chip with AXI ports. */
  static TwinImage axiWide() {
    return as(wide(), "axi_wide", wide().spec().array(), Architecture.PARALLEL_AXI, 1);
  }

  /** The ring chip with AXI ports. */
  static TwinImage axiRing() {
    return as(ring(), "axi_ring", ring().spec().array(), Architecture.PARALLEL_AXI, 1);
  }

  /** The alpha chip with AXI ports and steps that end with the divider. */
  static TwinImage axiTimed() {
    var timed = new ArchitectureSpec(Architecture.PARALLEL_AXI, 1, 16, 6, true, false, true);
    return as(alpha(), "axi_timed", alpha().spec().array(), timed);
  }

  /** All of them. */
  static Stream<TwinImage> all() {
    return Stream.of(
        alpha(), wide(), ring(), foldedAlpha(), foldedWide(), foldedRing(), axiWide(), axiTimed());
  }

  private static TwinImage as(
      TwinImage image, String name, ArraySpec array, Architecture kind, int lanes) {
    return as(image, name, array, new ArchitectureSpec(kind, lanes, 16, 6, true, false, false));
  }

  private static TwinImage as(
      TwinImage image, String name, ArraySpec array, ArchitectureSpec architecture) {
    ChipSpec chip = image.spec();
    var spec =
        new ChipSpec(
            name,
            array,
            chip.weights(),
            chip.device(),
            chip.neuron(),
            chip.inhibition(),
            chip.timing(),
            architecture);
    return TwinImages.of(spec, TwinImages.randomLevels(spec), null);
  }

  private static TwinImage image(
      String name, ArraySpec array, LifSpec neuron, InhibitionSpec inhibition, TimingSpec timing) {
    var device = new MramDeviceSpec(7e3, 1.5, 0.05, 0, 0.1, true, 11);
    var spec =
        new ChipSpec(name, array, ChipSpec.RANDOM_WEIGHTS, device, neuron, inhibition, timing);
    return TwinImages.of(spec, TwinImages.randomLevels(spec), null);
  }
}
