// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.List;
import org.spintwin.spec.Port;
import org.spintwin.spec.RecordLayout.Signal;

/** A chip of samples behind {@code sample_port}. */
final class SampleSide extends ChipSide {
  private final SamplePortGolden port;
  private final List<Signal> sample;
  private final List<Signal> results;
  private final int resultLongs;
  private final int validAt;
  private final int doneAt;

  /** Place of {@code ready_o} in the record; negative where the chip has none. */
  private final int readyAt;

  /** The beat as the sample's ports show it; the first always, the others while it is offered. */
  private final long[][] shown;

  /**
   * @param samplePorts the inputs that together are a beat
   * @param resultPorts the outputs that together are a result
   */
  SampleSide(
      ClockedModel chip, SamplePortGolden port, List<String> samplePorts, List<Port> resultPorts) {
    super(chip, port);
    this.port = port;
    sample = samplePorts.stream().map(chip.inputs()::signal).toList();
    results = resultPorts.stream().map(p -> chip.compared().signal(p.name())).toList();
    resultLongs = results.stream().mapToInt(Signal::bits).sum() / 64 + 1;
    validAt = chip.inputs().signal("valid_i").offset();
    doneAt = chip.compared().signal("valid_o").offset();
    readyAt =
        chip.compared().signals().stream()
            .filter(s -> s.name().equals("ready_o"))
            .mapToInt(Signal::offset)
            .findFirst()
            .orElse(-1);
    shown = sample.stream().map(s -> new long[s.words()]).toArray(long[][]::new);
  }

  @Override
  void clock(boolean portReset, boolean chipReset, boolean given, int request, boolean taken) {
    boolean voids = port.discard();
    boolean moves = portReset || given && port.wordReady();
    boolean ready = readyAt < 0 || record[readyAt] != 0;
    boolean done = record[doneAt] != 0;
    drive();
    long[] result = done && port.awaitsResult() ? result() : new long[0];
    port.clock(portReset, given, request, taken, ready, done, result);
    clockChip(chipReset || voids);
    if (moves) {
      show();
    }
  }

  private void drive() {
    inputs[validAt] = port.beatValid() ? 1 : 0;
    for (int k = 0; k < shown.length; k++) {
      Signal to = sample.get(k);
      if (k == 0 || port.beatValid()) {
        System.arraycopy(shown[k], 0, inputs, to.offset(), to.words());
      } else {
        Arrays.fill(inputs, to.offset(), to.offset() + to.words(), 0);
      }
    }
  }

  /** Spreads the words of the beat over the ports. */
  private void show() {
    var beat = new BitFields(port.beat());
    for (int k = 0; k < shown.length; k++) {
      beat.getBits(shown[k], sample.get(k).bits());
    }
  }

  private long[] result() {
    long[] bits = new long[resultLongs];
    var packed = new BitFields(bits);
    for (Signal s : results) {
      packed.putBits(Arrays.copyOfRange(record, s.offset(), s.offset() + s.words()), s.bits());
    }
    return bits;
  }
}
