// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.LineRecording;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.Port;
import org.spintwin.spec.Register;

/**
 * What a host says to a chip behind its link to see all of it: who is there, all registers, steps
 * or samples, membranes and codes; a push of the reset button, and some of it again.
 */
public final class Conversation {
  /** One input in so many spikes in a random step. */
  private static final int SPARSITY = 4;

  /** Steps after the reset button. */
  private static final int AGAIN = 4;

  /** Can be read only in chips with read-back. */
  private static final Set<String> WINDOWS = Set.of("SYNAPSE_CODE", "INHIBITION_MASK");

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
    TwinLink first = TwinLink.over(line, chip, 1);
    show(first, chip, steps);
    if (readsBack(chip)) {
      first.synapses();
    }
    line.pressReset();
    show(TwinLink.over(line, chip, 2), chip, Arrays.copyOf(steps, Math.min(AGAIN, steps.length)));
    return recording;
  }

  private static void show(TwinLink link, GoldenChip chip, long[][] steps) {
    if (!LinkedChipSpec.isOfEvents(chip.design())) {
      link.infer(steps);
      return;
    }
    link.registers().stream()
        .filter(r -> r.access() != Register.Access.WRITE_ONLY)
        .filter(r -> readsBack(chip) || !WINDOWS.contains(r.name()))
        .forEach(r -> link.read(r.name()));
    link.run(steps);
    if (readsBack(chip)) {
      link.state("STATE_MEMBRANE");
    }
  }

  private static boolean readsBack(GoldenChip chip) {
    return chip.design().values().getOrDefault("READBACK", 0L) != 0
        && LinkedChipSpec.isOfEvents(chip.design());
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
        chip.design().top().block().inputs().stream().collect(Collectors.toMap(Port::name, p -> p));
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
