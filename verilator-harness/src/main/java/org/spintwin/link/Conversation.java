// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.LineRecording;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.Port;
import org.spintwin.spec.Register;

/**
 * What a host says to a chip behind its link to see all of it: who is there, all registers and
 * codes, steps or samples; a push of the reset button, and steps again.
 */
public final class Conversation {
  /** One input in so many spikes in a random step. */
  private static final int SPARSITY = 4;

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

  /**
   * Random steps or samples.
   *
   * @return as {@link org.spintwin.harness.ChipStimulus#given} takes them
   */
  public static long[][] randomSteps(GoldenChip chip, int count, long seed) {
    var random = new SplittableRandom(seed);
    Map<String, Long> values = chip.design().values();
    long[][] steps = new long[count][];
    if (LinkedChipSpec.isOfEvents(chip.design())) {
      int inputs = values.get("INPUTS").intValue();
      for (int s = 0; s < count; s++) {
        BitSet spikes = new BitSet();
        random.ints(1 + inputs / SPARSITY, 0, inputs).forEach(spikes::set);
        steps[s] = Arrays.copyOf(spikes.toLongArray(), (inputs + 63) / 64);
      }
      return steps;
    }
    List<Port> inputs = chip.design().top().block().inputs();
    for (int s = 0; s < count; s++) {
      steps[s] =
          LongStream.range(0, chip.model().beats(values))
              .flatMap(
                  beat ->
                      chip.model().samplePorts().stream()
                          .map(name -> port(inputs, name))
                          .flatMapToLong(
                              p ->
                                  random.longs(
                                      p.elements().eval(values),
                                      0,
                                      1L << p.width().eval(values))))
              .toArray();
    }
    return steps;
  }

  private static Port port(List<Port> ports, String name) {
    return ports.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
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
    link.state("STATE_MEMBRANE");
    link.loadSynapses(link.synapses());
  }
}
