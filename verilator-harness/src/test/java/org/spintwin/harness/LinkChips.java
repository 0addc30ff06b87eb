// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.spintwin.device.TwinImages;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.link.PinLine;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.Port;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.TwinImage;

/** Small chips of every kind for the tests of the link. */
public final class LinkChips {
  private LinkChips() {}

  /** Chips of events. */
  public static List<TwinImage> images() {
    return List.of(SmallChips.foldedAlpha(), SmallChips.axiWide(), SmallChips.foldedRing());
  }

  public static GoldenChip of(TwinImage image) {
    return MramLifModel.chip(image);
  }

  /** The first of {@link #images}. */
  public static GoldenChip folded() {
    return of(SmallChips.foldedAlpha());
  }

  /** The same chip, whose codes and state cannot be read. */
  public static GoldenChip withoutReadback() {
    ChipSpec chip = SmallChips.foldedAlpha().spec();
    ChipSpec spec =
        chip.with(new ArchitectureSpec(Architecture.FOLDED, 2, 16, 6, false, false, false));
    return of(TwinImages.of(spec, TwinImages.randomLevels(spec), null));
  }

  /** Chips of samples: all at once, in beats, and of each kind. */
  public static List<GoldenChip> ofSamples() {
    return List.of(
        SmallPerceptrons.small(false),
        SmallPerceptrons.small(true),
        MtjBnnChips.coarse(1),
        EcramChips.small(1),
        TsPcmChips.everything());
  }

  /** A chip of as many neurons as inputs, each of which spikes when its input does. */
  public static TwinImage repeater(int size) {
    var format = new QFormat(true, 6, 2);
    var spec =
        new ChipSpec(
            "repeater",
            new ArraySpec(
                size, size, 2, ArraySpec.Encoding.BINARY, ArraySpec.Polarity.SIGNED, format),
            ChipSpec.RANDOM_WEIGHTS,
            new MramDeviceSpec(7e3, 1.5, 0, 0, 0.1, true, 1),
            new LifSpec(
                new QFormat(true, 8, 2),
                new QFormat(true, 8, 2),
                LifSpec.PspShape.PULSE,
                Decay.shift(0),
                Decay.shift(0),
                Decay.none(),
                4,
                1,
                false,
                false,
                0,
                0,
                0),
            InhibitionSpec.none(),
            new TimingSpec(1e6, 1, 1),
            ArchitectureSpec.of(Architecture.PARALLEL_AXI));
    TwinImage drawn = TwinImages.of(spec, TwinImages.randomLevels(spec), null);
    int[][] codes = new int[size][size];
    IntStream.range(0, size).forEach(n -> codes[n][n] = (int) format.maxRaw());
    return new TwinImage(spec, drawn.parameters(), codes, drawn.inhibitory(), drawn.mask());
  }

  /** Gives boards, at their pins the Verilog of a linked chip. */
  public static Supplier<PinLine> verilog(GoldenChip chip, long clockHz, long baud) {
    var board = Verification.of(LinkedChip.of(chip, clockHz, baud)).portsOnly();
    var library = board.build(new VerilatorBuild(Fixtures.tools()), Variant.FAST);
    return () -> new PinLine(board.open(library), clockHz, baud);
  }

  /** Samples of random numbers [sample][number], all numbers given. */
  public static long[][] randomSamples(GoldenChip chip, int count, long seed) {
    var random = new SplittableRandom(seed);
    Map<String, Long> values = chip.design().values();
    long[][] samples = new long[count][];
    Arrays.setAll(
        samples,
        s -> {
          List<Long> sample = new ArrayList<>();
          for (int beat = 0; beat < chip.model().beats(values); beat++) {
            for (String name : chip.model().samplePorts()) {
              Port port = port(chip.design().top().block().inputs(), name);
              for (int i = 0; i < port.elements().eval(values); i++) {
                sample.add(random.nextLong() & -1L >>> -port.width().eval(values));
              }
            }
          }
          return sample.stream().mapToLong(Long::longValue).toArray();
        });
    return samples;
  }

  private static Port port(List<Port> ports, String name) {
    return ports.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the golden model of the bare chip answers, number by number of its outputs. */
  public static long[][] results(GoldenChip chip, long[][] samples) {
    ClockedModel golden = chip.golden();
    FiniteStimulus stimulus = ChipStimulus.given(chip, samples);
    Map<String, Long> values = chip.design().values();
    List<Port> outputs =
        chip.design().top().block().outputs().stream()
            .filter(p -> !p.name().equals("valid_o") && !p.name().equals("ready_o"))
            .toList();
    Signal valid = golden.compared().signal("valid_o");
    long[] inputs = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    long[][] results = new long[samples.length][];
    for (int done = 0; done < samples.length; ) {
      stimulus.fill(inputs, 1);
      golden.clock(inputs, 0, record, 0);
      if (valid.get(record, 0, 0) != 0) {
        List<Long> result = new ArrayList<>();
        for (Port port : outputs) {
          Signal bits = golden.compared().signal(port.name());
          int elements = (int) port.elements().eval(values);
          int width = (int) port.width().eval(values);
          var numbers = new Signal(port.name(), elements, width, port.signed(), bits.offset());
          for (int i = 0; i < elements; i++) {
            result.add(numbers.get(record, 0, i));
          }
        }
        results[done++] = result.stream().mapToLong(Long::longValue).toArray();
      }
    }
    return results;
  }
}
