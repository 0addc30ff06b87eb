// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.Design;
import org.spintwin.spec.Instance;
import org.spintwin.spec.LinkedChipSpec;

/**
 * Clock-exact golden model of a linked chip: {@code docs/link.md}, "The hardware".
 *
 * <p>Blocks are clocked from the last to the first, so that each sees its predecessors as they were
 * before the edge; what they see of their successors is read first.
 */
final class LinkedChipGolden extends TopGolden {
  private final int buttonAt;
  private final int lineAt;

  private final LinkResetGolden reset;
  private final UartReceiverGolden receiver;
  private final FrameReceiverGolden frames;
  private final ChipSide side;
  private final FrameSenderGolden sender;
  private final UartTransmitterGolden transmitter;
  private final RecordWriter writer = new RecordWriter();

  /** A linked chip whose memories hold zeros. */
  LinkedChipGolden(LinkedChip linked, Map<String, Long> parameters) {
    super(linked.top(), linked.top().resolve(parameters));
    Map<String, Long> values = linked.top().resolve(parameters);
    reset = instance("u_link_reset", new LinkResetGolden(values));
    receiver = instance("u_uart_receiver", new UartReceiverGolden(values));
    frames = instance("u_frame_receiver", new FrameReceiverGolden(values));
    side = side(linked, values);
    instance(LinkedChipSpec.CHIP, side.chip);
    sender = instance("u_frame_sender", new FrameSenderGolden(values));
    transmitter = instance("u_uart_transmitter", new UartTransmitterGolden(values));
    buttonAt = at("reset_ni");
    lineAt = at("uart_rx_i");
  }

  private static ChipSide side(LinkedChip linked, Map<String, Long> values) {
    Design design = linked.chip().design();
    ClockedModel chip = linked.chip().model().golden(design.parameters());
    if (LinkedChipSpec.isOfEvents(design)) {
      return new EventSide(chip, new EventPortGolden(values));
    }
    Instance port =
        linked.top().instances().stream()
            .filter(i -> i.name().equals("u_sample_port"))
            .findFirst()
            .orElseThrow();
    return new SampleSide(
        chip,
        new SamplePortGolden(port.values(values)),
        linked.chip().model().samplePorts(),
        LinkedChipSpec.results(design));
  }

  @Override
  public void clock(long[] in, int inputBase, long[] record, int recordBase) {
    boolean stopped = !reset.running();
    boolean chipStopped = !reset.chipRunning();
    boolean opened = frames.opened();
    boolean requestTaken = side.port().wordReady();
    boolean answerTaken = sender.wordReady();
    boolean byteTaken = transmitter.ready();
    transmitter.clock(stopped, sender.valid(), sender.octet());
    sender.clock(stopped, frames, side.port().wordValid(), side.port().word(), byteTaken);
    side.clock(chipStopped || opened, chipStopped, frames.wordValid(), frames.word(), answerTaken);
    frames.clock(stopped, receiver.valid(), receiver.octet(), requestTaken);
    receiver.clock(stopped, in[inputBase + lineAt] != 0);
    reset.clock(in[inputBase + buttonAt] != 0, opened);
    write(record, recordBase);
  }

  private void write(long[] record, int base) {
    writer.start(record, base);
    writer.put(transmitter.tx());
    writer.put(frames.led());
    reset.write(writer);
    receiver.write(writer);
    frames.write(writer);
    side.port().write(writer);
    writer.putBits(side.record);
    sender.write(writer);
    transmitter.write(writer);
  }
}
