// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.SplittableRandom;
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

/** Random legal {@code mram-lif} chips over all options; the same seed gives the same chip. */
public final class RandomMramLif {
  private RandomMramLif() {}

  /**
   * A chip with a bare configuration bus.
   *
   * @param largest most inputs and neurons, at least 1
   */
  public static TwinImage draw(long seed, int largest) {
    var random = new SplittableRandom(seed);
    int inputs = size(random, largest);
    int neurons = size(random, largest);
    int bits = random.nextInt(1, 9);
    int codeBits = random.nextInt(2, 17);
    int codeFraction = random.nextInt(0, Math.min(codeBits, 7));
    int fraction = random.nextInt(codeFraction, 13);
    int membraneBits = random.nextInt(Math.max(8, fraction + 2), 33);
    int traceBits = random.nextInt(Math.max(6, fraction + 2), 33);
    int coefficientBits = random.nextInt(4, 25);
    int refractoryBits = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 17);
    int dividerBits = random.nextInt(1, 33);
    QFormat membrane = new QFormat(true, membraneBits, fraction);
    var array =
        new ArraySpec(
            inputs,
            neurons,
            bits,
            pick(random, ArraySpec.Encoding.values()),
            pick(random, ArraySpec.Polarity.values()),
            new QFormat(true, codeBits, codeFraction));
    var device =
        new MramDeviceSpec(
            random.nextDouble(5e3, 1e4),
            random.nextDouble(1, 2),
            random.nextBoolean() ? 0 : random.nextDouble(0.03, 0.1),
            random.nextBoolean() ? 0 : 0.05,
            0.1,
            random.nextInt(4) > 0,
            seed);
    boolean shift = random.nextBoolean();
    double top = membrane.real(membrane.maxRaw());
    // About what a step's spikes bring, so that most chips spike and some saturate.
    double drive = array.maxLevel() * inputs / 8.0 * Math.pow(2, random.nextDouble(-4, 3));
    double threshold = Math.max(4 * membrane.lsb(), Math.min(0.9 * top, drive));
    var neuron =
        new LifSpec(
            membrane,
            new QFormat(true, traceBits, fraction),
            pick(random, LifSpec.PspShape.values()),
            decay(random, shift),
            decay(random, shift),
            random.nextInt(3) == 0 ? Decay.none() : decay(random, random.nextBoolean()),
            coefficientBits,
            threshold,
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean() ? 0 : -threshold * random.nextDouble(0, 1),
            random.nextInt(0, 1 << Math.min(3, refractoryBits)),
            refractoryBits);
    var topology =
        pick(
            random,
            InhibitionSpec.Topology.NONE,
            InhibitionSpec.Topology.ALL,
            InhibitionSpec.Topology.RING);
    var inhibition =
        topology == InhibitionSpec.Topology.NONE
            ? InhibitionSpec.none()
            : new InhibitionSpec(topology, 1, null, threshold * random.nextDouble(0, 1));
    long divider = random.nextInt(3) > 0 ? 1 : random.nextInt(0, 1 << Math.min(3, dividerBits));
    var spec =
        new ChipSpec(
            "random_" + Long.toUnsignedString(seed),
            array,
            ChipSpec.RANDOM_WEIGHTS,
            device,
            neuron,
            inhibition,
            new TimingSpec(12e6, divider, dividerBits));
    return TwinImages.of(spec, TwinImages.randomLevels(spec), null);
  }

  /**
   * The chip of {@link #draw(long, int)} in another architecture, of random lanes, queues and
   * options.
   */
  public static TwinImage draw(long seed, int largest, Architecture kind) {
    ChipSpec chip = draw(seed, largest).spec();
    var random = new SplittableRandom(~seed);
    int neurons = chip.array().neurons();
    int lanes = 1 << random.nextInt(0, Integer.numberOfTrailingZeros(neurons) + 1);
    var architecture =
        new ArchitectureSpec(
            kind,
            lanes,
            16 << random.nextInt(0, 5),
            random.nextInt(0, 33),
            random.nextInt(4) > 0,
            random.nextInt(4) == 0,
            random.nextInt(4) == 0);
    ChipSpec spec = chip.with(architecture);
    return TwinImages.of(spec, TwinImages.randomLevels(spec), null);
  }

  /** Small sizes and the borders of memory words more often than chance. */
  private static int size(SplittableRandom random, int largest) {
    int[] borders = {1, 2, 63, 64, 65, 127, 128};
    int size =
        switch (random.nextInt(4)) {
          case 0 -> borders[random.nextInt(borders.length)];
          case 1 -> random.nextInt(1, largest + 1);
          default -> random.nextInt(1, 20);
        };
    return Math.min(size, largest);
  }

  private static Decay decay(SplittableRandom random, boolean shift) {
    return shift ? Decay.shift(random.nextInt(0, 9)) : Decay.coefficient(random.nextDouble());
  }

  @SafeVarargs
  private static <T> T pick(SplittableRandom random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
