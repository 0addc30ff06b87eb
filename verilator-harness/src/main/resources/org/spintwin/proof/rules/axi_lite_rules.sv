// SPDX-License-Identifier: Apache-2.0
//
// An AXI4-Lite slave that does one transaction at a time: the handshakes of the five channels, and
// one answer to each request. For Yosys (read_verilog -formal) and Verilator (--assert).
`default_nettype none

module axi_lite_rules #(
    parameter integer MASTER_ASSUMED = 0,  // 1: a proof assumes that the master obeys
    parameter integer MOST_CLOCKS = 0  // an answer is there that many clocks after; 0: no limit
) (
    input wire clk_i,
    input wire rst_ni,
    input wire awvalid_i,
    input wire awready_i,
    input wire [7:0] awaddr_i,
    input wire wvalid_i,
    input wire wready_i,
    input wire [31:0] wdata_i,
    input wire [3:0] wstrb_i,
    input wire bvalid_i,
    input wire bready_i,
    input wire [1:0] bresp_i,
    input wire arvalid_i,
    input wire arready_i,
    input wire [7:0] araddr_i,
    input wire rvalid_i,
    input wire rready_i,
    input wire [31:0] rdata_i,
    input wire [1:0] rresp_i,
    output wire address_open_o,  // a write address was taken and not answered
    output wire data_open_o,  // likewise write data
    output wire read_open_o  // likewise a read address
);
  axi_stream_rules #(
      .PAYLOAD_BITS(8),
      .ASSUMED(MASTER_ASSUMED)
  ) u_aw (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(awvalid_i),
      .ready_i(awready_i),
      .payload_i(awaddr_i)
  );
  axi_stream_rules #(
      .PAYLOAD_BITS(36),
      .ASSUMED(MASTER_ASSUMED)
  ) u_w (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(wvalid_i),
      .ready_i(wready_i),
      .payload_i({wstrb_i, wdata_i})
  );
  axi_stream_rules #(
      .PAYLOAD_BITS(2)
  ) u_b (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(bvalid_i),
      .ready_i(bready_i),
      .payload_i(bresp_i)
  );
  axi_stream_rules #(
      .PAYLOAD_BITS(8),
      .ASSUMED(MASTER_ASSUMED)
  ) u_ar (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(arvalid_i),
      .ready_i(arready_i),
      .payload_i(araddr_i)
  );
  axi_stream_rules #(
      .PAYLOAD_BITS(34)
  ) u_r (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(rvalid_i),
      .ready_i(rready_i),
      .payload_i({rresp_i, rdata_i})
  );

  // What was taken and not answered yet.
  reg started_q;
  reg address_q;
  reg data_q;
  reg read_q;
  reg [15:0] clocks_q;
  initial started_q = 1'b0;
  wire address_taken = awvalid_i && awready_i;
  wire data_taken = wvalid_i && wready_i;
  wire read_taken = arvalid_i && arready_i;
  wire written = bvalid_i && bready_i;
  wire read = rvalid_i && rready_i;
  wire unanswered = (address_q && data_q && !bvalid_i) || (read_q && !rvalid_i);
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      started_q <= 1'b1;
      address_q <= 1'b0;
      data_q <= 1'b0;
      read_q <= 1'b0;
      clocks_q <= 16'b0;
    end else begin
      address_q <= (address_q || address_taken) && !written;
      data_q <= (data_q || data_taken) && !written;
      read_q <= (read_q || read_taken) && !read;
      clocks_q <= unanswered ? clocks_q + 1'b1 : 16'b0;
    end
  end
  assign address_open_o = address_q;
  assign data_open_o = data_q;
  assign read_open_o = read_q;

  always @(posedge clk_i) begin
    if (started_q && rst_ni) begin
      ready_only_to_a_valid_write_address : assert (!awready_i || awvalid_i);
      ready_only_to_valid_write_data : assert (!wready_i || wvalid_i);
      ready_only_to_a_valid_read_address : assert (!arready_i || arvalid_i);
      one_write_address_at_a_time : assert (!address_q || !address_taken);
      one_write_data_at_a_time : assert (!data_q || !data_taken);
      one_read_at_a_time : assert (!read_q || !read_taken);
      a_write_answer_has_its_request : assert (!bvalid_i || (address_q && data_q));
      a_read_answer_has_its_request : assert (!rvalid_i || read_q);
      never_both_answers : assert (!bvalid_i || !rvalid_i);
      every_request_is_answered : assert (MOST_CLOCKS == 0 || clocks_q < MOST_CLOCKS);
    end
  end
endmodule

`default_nettype wire
