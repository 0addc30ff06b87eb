// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.Arrays;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.MramLifModel;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.spec.RecordLayout.Signal;

/** A golden model and the master on its register bus, whichever bus that is. */
final class RegisterBus {
  private static final int SETTLE_CLOCKS = 100;

  /** What a request is answered with. */
  enum Answer {
    DONE,
    REFUSED,
    NO_REGISTER
  }

  private final ClockedModel model;
  private final boolean axi;
  private final long[] in;
  private final long[] record;
  private long data;

  /** Just out of reset, with nothing under way. */
  RegisterBus(Design design) {
    Architecture architecture =
        Arrays.stream(Architecture.values())
            .filter(a -> a.top().equals(design.top()))
            .findFirst()
            .orElseThrow();
    model = new MramLifModel(architecture).golden(design.parameters());
    axi = architecture != Architecture.PARALLEL;
    in = new long[model.inputs().words()];
    record = new long[model.compared().words()];
    set("rst_ni", 0);
    clock();
    set("rst_ni", 1);
    for (int i = 0; i < SETTLE_CLOCKS; i++) {
      clock();
    }
  }

  private void set(String port, long value) {
    model.inputs().signal(port).set(in, 0, 0, value);
  }

  private long get(String port) {
    Signal signal = model.compared().signal(port);
    return signal.get(record, 0, 0);
  }

  private void clock() {
    model.clock(in, 0, record, 0);
  }

  /** What the last read was answered with. */
  long data() {
    return data;
  }

  Answer read(int address) {
    if (!axi) {
      return request(address, 0, 0);
    }
    set("s_axi_araddr", address);
    set("s_axi_arvalid", 1);
    await("s_axi_arready");
    set("s_axi_arvalid", 0);
    set("s_axi_rready", 1);
    await("s_axi_rvalid");
    data = get("s_axi_rdata") & 0xFFFFFFFFL;
    Answer answer = answer(get("s_axi_rresp"));
    clock();
    return answer;
  }

  Answer write(int address, long value) {
    if (!axi) {
      return request(address, 1, value);
    }
    set("s_axi_awaddr", address);
    set("s_axi_awvalid", 1);
    set("s_axi_wdata", value);
    set("s_axi_wstrb", 15);
    set("s_axi_wvalid", 1);
    await("s_axi_awready");
    set("s_axi_awvalid", 0);
    set("s_axi_wvalid", 0);
    set("s_axi_bready", 1);
    await("s_axi_bvalid");
    Answer answer = answer(get("s_axi_bresp"));
    clock();
    return answer;
  }

  private static Answer answer(long response) {
    return response == 0 ? Answer.DONE : response == 2 ? Answer.REFUSED : Answer.NO_REGISTER;
  }

  /** The small bus tells no two reasons apart. */
  private Answer request(int address, int write, long value) {
    set("cfg_valid_i", 1);
    set("cfg_write_i", write);
    set("cfg_address_i", address);
    set("cfg_wdata_i", value);
    clock();
    set("cfg_valid_i", 0);
    data = get("cfg_rdata_o") & 0xFFFFFFFFL;
    return get("cfg_error_o") == 0 ? Answer.DONE : Answer.REFUSED;
  }

  private void await(String signal) {
    for (int i = 0; get(signal) == 0; i++) {
      if (i == SETTLE_CLOCKS) {
        throw new IllegalStateException("no " + signal + " within " + i + " clocks");
      }
      clock();
    }
  }
}
