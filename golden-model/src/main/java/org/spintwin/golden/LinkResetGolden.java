// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.LinkResetSpec;

/** Golden model of {@code link_reset}: {@code docs/link.md}, "link_reset". */
public final class LinkResetGolden extends BlockGolden {
  private static final int MOST_HELD = 3;

  private final int resetClocks;
  private boolean first;
  private boolean second;
  private int count;
  private int held;
  private boolean running;
  private boolean chipRunning;

  public LinkResetGolden(Map<String, Long> values) {
    super(LinkResetSpec.BLOCK, LinkResetSpec.BLOCK.resolve(values));
    resetClocks = LinkResetSpec.BLOCK.resolve(values).get("RESET_CLOCKS").intValue();
  }

  /**
   * One rising edge.
   *
   * @param released the button is not pressed
   */
  void clock(boolean released, boolean opened) {
    chipRunning = running && !opened && held == MOST_HELD;
    held = running && !opened ? Math.min(held + 1, MOST_HELD) : 0;
    running = second && count == resetClocks;
    count = second ? Math.min(count + 1, resetClocks) : 0;
    second = first;
    first = released;
  }

  /** Whether the link is out of reset. */
  boolean running() {
    return running;
  }

  /** Whether the chip is. */
  boolean chipRunning() {
    return chipRunning;
  }

  @Override
  void clock(InputReader in) {
    clock(in.flag("reset_ni"), in.flag("opened_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(running);
    out.put(chipRunning);
    out.put((second ? 2 : 0) + (first ? 1 : 0));
    out.put(count);
    out.put(held);
  }
}
