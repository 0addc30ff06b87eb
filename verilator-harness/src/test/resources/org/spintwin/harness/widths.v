// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// One echo of each kind of width; only instance paths reach the registers.
module widths (
    input wire clk_i,
    input wire [0:0] d1_i,
    input wire [7:0] d8_i,
    input wire [8:0] d9_i,
    input wire [15:0] d16_i,
    input wire [16:0] d17_i,
    input wire [31:0] d32_i,
    input wire [32:0] d33_i,
    input wire [63:0] d64_i,
    input wire [64:0] d65_i,
    input wire [127:0] d128_i,
    input wire [999:0] d1000_i,
    output wire [0:0] q1_o,
    output wire [7:0] q8_o,
    output wire [8:0] q9_o,
    output wire [15:0] q16_o,
    output wire [16:0] q17_o,
    output wire [31:0] q32_o,
    output wire [32:0] q33_o,
    output wire [63:0] q64_o,
    output wire [64:0] q65_o,
    output wire [127:0] q128_o,
    output wire [999:0] q1000_o
);
  echo #(.WIDTH(1)) u_echo_1 (.clk_i(clk_i), .d_i(d1_i), .q_o(q1_o), .inverted_o());
  echo #(.WIDTH(8)) u_echo_8 (.clk_i(clk_i), .d_i(d8_i), .q_o(q8_o), .inverted_o());
  echo #(.WIDTH(9)) u_echo_9 (.clk_i(clk_i), .d_i(d9_i), .q_o(q9_o), .inverted_o());
  echo #(.WIDTH(16)) u_echo_16 (.clk_i(clk_i), .d_i(d16_i), .q_o(q16_o), .inverted_o());
  echo #(.WIDTH(17)) u_echo_17 (.clk_i(clk_i), .d_i(d17_i), .q_o(q17_o), .inverted_o());
  echo #(.WIDTH(32)) u_echo_32 (.clk_i(clk_i), .d_i(d32_i), .q_o(q32_o), .inverted_o());
  echo #(.WIDTH(33)) u_echo_33 (.clk_i(clk_i), .d_i(d33_i), .q_o(q33_o), .inverted_o());
  echo #(.WIDTH(64)) u_echo_64 (.clk_i(clk_i), .d_i(d64_i), .q_o(q64_o), .inverted_o());
  echo #(.WIDTH(65)) u_echo_65 (.clk_i(clk_i), .d_i(d65_i), .q_o(q65_o), .inverted_o());
  echo #(.WIDTH(128)) u_echo_128 (.clk_i(clk_i), .d_i(d128_i), .q_o(q128_o), .inverted_o());
  echo #(.WIDTH(1000)) u_echo_1000 (.clk_i(clk_i), .d_i(d1000_i), .q_o(q1000_o), .inverted_o());
endmodule
`default_nettype wire
