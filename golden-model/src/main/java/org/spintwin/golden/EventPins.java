// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import org.spintwin.golden.EventPortGolden.ChipAnswers;
import org.spintwin.spec.RecordLayout;

/** Where the buses of a chip of events stand in the records of its inputs and outputs. */
final class EventPins {
  final int eventValid;
  final int event;
  final int eventKeep;
  final int eventLast;
  final int spikeReady;
  final int writeAddressValid;
  final int writeAddress;
  final int writeDataValid;
  final int writeData;
  final int writeStrobes;
  final int writeAnswerReady;
  final int readAddressValid;
  final int readAddress;
  final int readAnswerReady;

  private final int eventReady;
  private final int spikeValid;
  private final int spike;
  private final int spikeLast;
  private final int writeAddressReady;
  private final int writeDataReady;
  private final int written;
  private final int writeError;
  private final int readAddressReady;
  private final int read;
  private final int readError;
  private final int readData;

  EventPins(RecordLayout inputs, RecordLayout outputs) {
    eventValid = inputs.signal("s_axis_tvalid").offset();
    event = inputs.signal("s_axis_tdata").offset();
    eventKeep = inputs.signal("s_axis_tkeep").offset();
    eventLast = inputs.signal("s_axis_tlast").offset();
    spikeReady = inputs.signal("m_axis_tready").offset();
    writeAddressValid = inputs.signal("s_axi_awvalid").offset();
    writeAddress = inputs.signal("s_axi_awaddr").offset();
    writeDataValid = inputs.signal("s_axi_wvalid").offset();
    writeData = inputs.signal("s_axi_wdata").offset();
    writeStrobes = inputs.signal("s_axi_wstrb").offset();
    writeAnswerReady = inputs.signal("s_axi_bready").offset();
    readAddressValid = inputs.signal("s_axi_arvalid").offset();
    readAddress = inputs.signal("s_axi_araddr").offset();
    readAnswerReady = inputs.signal("s_axi_rready").offset();
    eventReady = outputs.signal("s_axis_tready").offset();
    spikeValid = outputs.signal("m_axis_tvalid").offset();
    spike = outputs.signal("m_axis_tdata").offset();
    spikeLast = outputs.signal("m_axis_tlast").offset();
    writeAddressReady = outputs.signal("s_axi_awready").offset();
    writeDataReady = outputs.signal("s_axi_wready").offset();
    written = outputs.signal("s_axi_bvalid").offset();
    writeError = outputs.signal("s_axi_bresp").offset();
    readAddressReady = outputs.signal("s_axi_arready").offset();
    read = outputs.signal("s_axi_rvalid").offset();
    readError = outputs.signal("s_axi_rresp").offset();
    readData = outputs.signal("s_axi_rdata").offset();
  }

  /** What the chip says after a clock. */
  void read(long[] record, ChipAnswers to) {
    to.eventReady = record[eventReady] != 0;
    to.spikeValid = record[spikeValid] != 0;
    to.spike = (int) record[spike];
    to.spikeLast = record[spikeLast] != 0;
    to.writeAddressReady = record[writeAddressReady] != 0;
    to.writeDataReady = record[writeDataReady] != 0;
    to.written = record[written] != 0;
    to.writeError = (int) record[writeError];
    to.readAddressReady = record[readAddressReady] != 0;
    to.read = record[read] != 0;
    to.readError = (int) record[readError];
    to.readData = (int) record[readData];
  }
}
