// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import org.spintwin.spec.RecordLayout;

/** The master's side of an AXI4-Lite bus, as it stands in the input record of a clock. */
final class AxiBus {
  private static final int ALL_STROBES = 15;

  private final int writeAddressValidAt;
  private final int writeAddressAt;
  private final int writeDataValidAt;
  private final int writeDataAt;
  private final int strobesAt;
  private final int writeAnswerReadyAt;
  private final int readAddressValidAt;
  private final int readAddressAt;
  private final int readAnswerReadyAt;
  private long[] words;
  private int base;

  /**
   * @param inputs layout of a block or top that has the ports {@code s_axi_*}
   */
  AxiBus(RecordLayout inputs) {
    writeAddressValidAt = inputs.signal("s_axi_awvalid").offset();
    writeAddressAt = inputs.signal("s_axi_awaddr").offset();
    writeDataValidAt = inputs.signal("s_axi_wvalid").offset();
    writeDataAt = inputs.signal("s_axi_wdata").offset();
    strobesAt = inputs.signal("s_axi_wstrb").offset();
    writeAnswerReadyAt = inputs.signal("s_axi_bready").offset();
    readAddressValidAt = inputs.signal("s_axi_arvalid").offset();
    readAddressAt = inputs.signal("s_axi_araddr").offset();
    readAnswerReadyAt = inputs.signal("s_axi_rready").offset();
  }

  /** Takes the bus from the record of a clock. */
  AxiBus at(long[] inputWords, int inputBase) {
    words = inputWords;
    base = inputBase;
    return this;
  }

  /** Address and data of a write are both offered. */
  boolean offersWrite() {
    return words[base + writeAddressValidAt] != 0 && words[base + writeDataValidAt] != 0;
  }

  int writeAddress() {
    return (int) words[base + writeAddressAt];
  }

  int writeData() {
    return (int) words[base + writeDataAt];
  }

  boolean partial() {
    return words[base + strobesAt] != ALL_STROBES;
  }

  boolean takesWriteAnswer() {
    return words[base + writeAnswerReadyAt] != 0;
  }

  boolean offersRead() {
    return words[base + readAddressValidAt] != 0;
  }

  int readAddress() {
    return (int) words[base + readAddressAt];
  }

  boolean takesReadAnswer() {
    return words[base + readAnswerReadyAt] != 0;
  }
}
