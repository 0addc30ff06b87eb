// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.TsPcmSpec;

/** Clock-exact golden model of the ts-pcm chip: {@code docs/chips/ts-pcm.md}, "Clocks". */
public final class TsPcmGolden extends TopGolden {
  private final int resetAt;
  private final int validAt;
  private final int valuesAt;
  private final int forgetAt;

  private final TsPcmCellGolden cells;
  private final RecordWriter writer = new RecordWriter();

  /** A chip whose memories hold zeros. */
  public TsPcmGolden(Map<String, Long> parameters) {
    super(TsPcmSpec.TOP, TsPcmSpec.TOP.resolve(parameters));
    cells = instance("u_ts_pcm_cell", new TsPcmCellGolden(TsPcmSpec.TOP.resolve(parameters)));
    resetAt = at("rst_ni");
    validAt = at("valid_i");
    valuesAt = at("values_i");
    forgetAt = at("forget_i");
  }

  @Override
  public void clock(long[] in, int inputBase, long[] record, int recordBase) {
    cells.clock(
        in[inputBase + resetAt] == 0,
        in[inputBase + validAt] != 0,
        in,
        inputBase + valuesAt,
        inputBase + forgetAt);
    writer.start(record, recordBase);
    cells.writeOutputs(writer);
    cells.write(writer);
  }
}
