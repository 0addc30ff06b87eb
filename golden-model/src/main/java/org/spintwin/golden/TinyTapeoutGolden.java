// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.TinyTapeoutSpec;

/** Clock-exact golden model of a chip behind the pins of Tiny Tapeout. */
final class TinyTapeoutGolden extends TopGolden {
  private final int resetAt;
  private final int inAt;
  private final int bidirectionalAt;

  private final BytePortGolden pins;
  private final EventSide side;
  private final RecordWriter writer = new RecordWriter();

  /** A chip whose memories hold zeros. */
  TinyTapeoutGolden(TinyTapeoutChip shell, Map<String, Long> parameters) {
    super(shell.top(), shell.top().resolve(parameters));
    Map<String, Long> values = shell.top().resolve(parameters);
    ClockedModel chip = shell.chip().model().golden(shell.chip().design().parameters());
    pins = instance(TinyTapeoutSpec.PINS, new BytePortGolden(values));
    side = new EventSide(chip, new EventPortGolden(values));
    instance(LinkedChipSpec.CHIP, chip);
    resetAt = at("rst_n");
    inAt = at("ui_in");
    bidirectionalAt = at("uio_in");
  }

  @Override
  public void clock(long[] in, int base, long[] record, int recordBase) {
    // Both see each other as they were before the edge.
    boolean reset = !pins.running();
    WordPort port = side.port();
    boolean requestTaken = port.wordReady();
    boolean answerGiven = port.wordValid();
    int answer = port.word();
    side.clock(reset, reset, pins.requestValid(), pins.request(), pins.answerReady());
    pins.clock(
        in[base + resetAt] != 0,
        (int) in[base + inAt],
        (int) in[base + bidirectionalAt],
        requestTaken,
        answerGiven,
        answer);
    writer.start(record, recordBase);
    pins.writePins(writer);
    pins.write(writer);
    port.write(writer);
    writer.putBits(side.record);
  }
}
