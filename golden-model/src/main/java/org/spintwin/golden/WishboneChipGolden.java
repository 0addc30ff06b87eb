// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.golden.EventPortGolden.ChipAnswers;
import org.spintwin.golden.WishboneBridgeGolden.Request;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.WishboneChipSpec;

/** Clock-exact golden model of a chip as a Wishbone slave. */
final class WishboneChipGolden extends TopGolden {
  private final int resetAt;
  private final int cycleAt;
  private final int strobeAt;
  private final int writeAt;
  private final int selectAt;
  private final int addressAt;
  private final int dataAt;

  private final WishboneBridgeGolden bridge;
  private final ClockedModel chip;
  private final EventPins pins;
  private final int chipResetAt;

  /** Inputs of the chip on a clock, and what it shows after its last one. */
  private final long[] chipInputs;

  private final long[] chipRecord;
  private final Request request = new Request();
  private final ChipAnswers answers = new ChipAnswers();
  private final RecordWriter writer = new RecordWriter();

  /** A chip whose memories hold zeros. */
  WishboneChipGolden(WishboneChip shell, Map<String, Long> parameters) {
    super(shell.top(), shell.top().resolve(parameters));
    bridge = instance(WishboneChipSpec.BRIDGE, new WishboneBridgeGolden(parameters));
    chip =
        instance(
            LinkedChipSpec.CHIP, shell.chip().model().golden(shell.chip().design().parameters()));
    pins = new EventPins(chip.inputs(), chip.compared());
    chipResetAt = chip.inputs().signal("rst_ni").offset();
    chipInputs = new long[chip.inputs().words()];
    chipRecord = new long[chip.compared().words()];
    resetAt = at("rst_ni");
    cycleAt = at("wbs_cyc_i");
    strobeAt = at("wbs_stb_i");
    writeAt = at("wbs_we_i");
    selectAt = at("wbs_sel_i");
    addressAt = at("wbs_adr_i");
    dataAt = at("wbs_dat_i");
  }

  @Override
  public void clock(long[] in, int base, long[] record, int recordBase) {
    boolean reset = in[base + resetAt] == 0;
    request.cycle = in[base + cycleAt] != 0;
    request.strobe = in[base + strobeAt] != 0;
    request.write = in[base + writeAt] != 0;
    request.select = (int) in[base + selectAt];
    request.address = (int) in[base + addressAt];
    request.data = (int) in[base + dataAt];
    // Both see each other as they were before the edge.
    bridge.drive(pins, chipInputs);
    pins.read(chipRecord, answers);
    bridge.clock(reset, request, answers);
    chipInputs[chipResetAt] = reset ? 0 : 1;
    chip.clock(chipInputs, 0, chipRecord, 0);
    writer.start(record, recordBase);
    bridge.writeBus(writer);
    bridge.write(writer);
    writer.putBits(chipRecord);
  }
}
