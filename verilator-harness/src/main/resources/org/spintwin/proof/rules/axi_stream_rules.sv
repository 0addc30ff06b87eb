// SPDX-License-Identifier: Apache-2.0
//
// One direction of a handshake: AXI4-Stream, or a channel of AXI4-Lite. What is offered stays as it
// is until it is taken. For Yosys (read_verilog -formal) and Verilator (--assert).
`default_nettype none

module axi_stream_rules #(
    parameter integer PAYLOAD_BITS = 1,
    parameter integer ASSUMED = 0  // 1: the environment offers, and a proof assumes that it obeys
) (
    input wire clk_i,
    input wire rst_ni,
    input wire valid_i,
    input wire ready_i,
    input wire [PAYLOAD_BITS-1:0] payload_i
);
  // The clock before.
  reg started_q;
  reg reset_q;
  reg waits_q;
  reg [PAYLOAD_BITS-1:0] payload_q;
  initial started_q = 1'b0;
  always @(posedge clk_i) begin
    started_q <= 1'b1;
    reset_q <= !rst_ni;
    waits_q <= rst_ni && valid_i && !ready_i;
    payload_q <= payload_i;
  end

  wire waits = started_q && waits_q && rst_ni;
  wire valid_holds = !waits || valid_i;
  wire payload_holds = !waits || payload_i == payload_q;
  wire quiet = !(started_q && reset_q) || !valid_i;
  generate
    if (ASSUMED != 0) begin : gen_assumed
      always @(posedge clk_i) begin
        assume (valid_holds);
        assume (payload_holds);
      end
    end else begin : gen_asserted
      always @(posedge clk_i) begin
        valid_stays_until_ready : assert (valid_holds);
        payload_is_stable : assert (payload_holds);
        nothing_is_offered_after_reset : assert (quiet);
      end
    end
  endgenerate
endmodule

`default_nettype wire
