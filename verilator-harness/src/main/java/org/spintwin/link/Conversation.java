// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.LineRecording;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.Port;
import org.spintwin.spec.Register;

/**
 * What a host says to a chip behind its link to see all of it: who is there, all registers and
 * codes, steps or samples; a push of the reset button, and all again.
 */
public final class Conversation {
  /** One input in so many spikes in a random step. */
  private static final int SPARSITY = 4;

  private static final String MEMBRANE = "STATE_MEMBRANE";

  private Conversation() {}

  /**
   * Has the conversation with the golden model.
   *
   * @param chip the chip inside
   * @param linked the same behind its link
   * @param clockHz and {@code baud} that the link was made for
   * @param steps as {@link org.spintwin.harness.ChipStimulus#given} takes them
   */
  public static LineRecording record(
      GoldenChip chip, GoldenChip linked, long clockHz, long baud, long[][] steps) {
    var recording = new LineRecording(linked.golden());
    var line = new PinLine(recording, clockHz, baud);
    talk(TwinLink.over(line, chip, 1), chip, steps);
    line.pressReset();
    talk(TwinLink.over(line, chip, 2), chip, steps);
    return recording;
  }

  private static void talk(TwinLink link, GoldenChip chip, long[][] steps) {
    if (!LinkedChipSpec.isOfEvents(chip.design())) {
      link.infer(steps);
      return;
    }
    link.registers().stream()
        .filter(register -> register.access() != Register.Access.WRITE_ONLY)
        .forEach(register -> link.read(register.name()));
    link.run(steps);
    boolean readBack = link.registers().stream().anyMatch(r -> r.name().equals(MEMBRANE));
    if (readBack) {
      link.state(MEMBRANE);
      link.loadSynapses(link.synapses());
    }
  }

  /**
   * Random steps or samples.
   *
   * @return as {@link org.spintwin.harness.ChipStimulus#given} takes them
   */
  public static long[][] randomSteps(GoldenChip chip, int count, long seed) {
    var random = new SplittableRandom(seed);
    long[][] steps = new long[count][];
    Arrays.setAll(
        steps,
        s ->
            LinkedChipSpec.isOfEvents(chip.design())
                ? randomStep(chip, random)
                : randomSample(chip, random));
    return steps;
  }

  private static long[] randomStep(GoldenChip chip, SplittableRandom random) {
    int inputs = chip.design().values().get("INPUTS").intValue();
    BitSet spikes = new BitSet();
    random.ints(1 + inputs / SPARSITY, 0, inputs).forEach(spikes::set);
    return Arrays.copyOf(spikes.toLongArray(), (inputs + 63) / 64);
  }

  private static long[] randomSample(GoldenChip chip, SplittableRandom random) {
    Map<String, Long> values = chip.design().values();
    Map<String, Port> inputs =
        chip.design().top().block().inputs().stream()
            .collect(Collectors.toMap(Port::name, p -> p));
    return LongStream.range(0, chip.model().beats(values))
        .flatMap(
            beat ->
                chip.model().samplePorts().stream()
                    .map(inputs::get)
                    .flatMapToLong(
                        p ->
                            random.longs(
                                p.elements().eval(values), 0, 1L << p.width().eval(values))))
        .toArray();
  }
}
