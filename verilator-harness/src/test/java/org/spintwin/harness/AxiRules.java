// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import java.util.List;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ForwardingModel;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * A model with AXI ports, watched: on every clock its streams and its AXI4-Lite slave, and the
 * other side of them, keep to the rules. Those are the rules of {@code rules/axi_stream_rules.sv}
 * and {@code rules/axi_lite_rules.sv} once more, for runs in which golden model and Verilog are
 * equal.
 */
final class AxiRules extends ForwardingModel {

  /** An answer is there that many clocks after its request was taken. */
  private final int mostClocks;

  private final Line resetLine;
  private final List<Channel> channels;
  private final Channel writeAddress;
  private final Channel writeData;
  private final Channel written;
  private final Channel readAddress;
  private final Channel read;

  /** Outputs before the edge. */
  private final long[] before;

  private long[] inputs;
  private int inputBase;
  private long clocks;
  private boolean reset = true;
  private boolean addressOpen;
  private boolean dataOpen;
  private boolean readOpen;
  private int waited;

  /** A port; the value of an output is that before the edge. */
  private final class Line {
    private final String name;
    private final boolean input;
    private final Signal signal;

    Line(String name) {
      this.name = name;
      input = model.inputs().names().contains(name);
      signal = (input ? model.inputs() : model.compared()).signal(name);
    }

    long get() {
      return input ? signal.get(inputs, inputBase, 0) : signal.get(before, 0, 0);
    }

    boolean isSet() {
      return get() != 0;
    }
  }

  /** One direction of a handshake. */
  private final class Channel {
    private final Line valid;
    private final Line ready;
    private final List<Line> payload;
    private boolean waits;
    private long[] offered = {};

    Channel(String prefix, String... payload) {
      valid = new Line(prefix + "valid");
      ready = new Line(prefix + "ready");
      this.payload = Arrays.stream(payload).map(name -> new Line(prefix + name)).toList();
    }

    void check(boolean inReset) {
      long[] now = payload.stream().mapToLong(Line::get).toArray();
      if (waits && !inReset) {
        require(valid(), valid.name + " stays until " + ready.name);
        require(
            Arrays.equals(now, offered), "what " + valid.name + " offers stays until it is taken");
      }
      require(valid.input || !reset || !valid(), valid.name + " is 0 after reset");
      waits = valid() && !ready() && !inReset;
      offered = now;
    }

    boolean valid() {
      return valid.isSet();
    }

    boolean ready() {
      return ready.isSet();
    }

    boolean taken() {
      return valid() && ready();
    }
  }

  AxiRules(ClockedModel model, int mostClocks) {
    super(model);
    this.mostClocks = mostClocks;
    before = new long[model.compared().words()];
    resetLine = new Line("rst_ni");
    writeAddress = new Channel("s_axi_aw", "addr");
    writeData = new Channel("s_axi_w", "data", "strb");
    written = new Channel("s_axi_b", "resp");
    readAddress = new Channel("s_axi_ar", "addr");
    read = new Channel("s_axi_r", "data", "resp");
    channels =
        List.of(
            new Channel("s_axis_t", "data", "keep", "last"),
            new Channel("m_axis_t", "data", "keep", "last"),
            writeAddress,
            writeData,
            written,
            readAddress,
            read);
  }

  @Override
  public void clock(long[] inputWords, int inputBase, long[] record, int recordBase) {
    this.inputs = inputWords;
    this.inputBase = inputBase;
    boolean inReset = !resetLine.isSet();
    // Before the first reset the outputs mean nothing.
    if (clocks > 0) {
      channels.forEach(channel -> channel.check(inReset));
      if (!inReset) {
        checkTransactions();
      }
    }
    if (inReset) {
      addressOpen = false;
      dataOpen = false;
      readOpen = false;
      waited = 0;
    }
    reset = inReset;
    model.clock(inputWords, inputBase, record, recordBase);
    System.arraycopy(record, recordBase, before, 0, before.length);
    clocks++;
  }

  /** One transaction at a time, one answer to each. */
  private void checkTransactions() {
    for (Channel c : List.of(writeAddress, writeData, readAddress)) {
      require(!c.ready() || c.valid(), c.ready.name + " only with " + c.valid.name);
    }
    require(!writeAddress.taken() || !addressOpen, "one write address at a time");
    require(!writeData.taken() || !dataOpen, "one write data at a time");
    require(!readAddress.taken() || !readOpen, "one read at a time");
    require(!written.valid() || addressOpen && dataOpen, "a write answer has its request");
    require(!read.valid() || readOpen, "a read answer has its request");
    require(!written.valid() || !read.valid(), "never both answers");
    boolean unanswered = addressOpen && dataOpen && !written.valid() || readOpen && !read.valid();
    waited = unanswered ? waited + 1 : 0;
    require(waited < mostClocks, "an answer within " + mostClocks + " clocks");
    addressOpen = (addressOpen || writeAddress.taken()) && !written.taken();
    dataOpen = (dataOpen || writeData.taken()) && !written.taken();
    readOpen = (readOpen || readAddress.taken()) && !read.taken();
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      throw new AssertionError("clock " + clocks + ": broken rule: " + rule);
    }
  }
}
