// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// A memory with one write port, read through a wire into a register.
module store #(
    parameter WIDTH = 5,
    parameter WORDS = 16
) (
    input  wire             clk_i,
    input  wire             write_i,
    input  wire [      7:0] address_i,
    input  wire [WIDTH-1:0] data_i,
    output reg  [WIDTH-1:0] read_o,
    output wire [WIDTH-1:0] direct_o
);
  reg [WIDTH-1:0] words_q [0:WORDS-1];

  wire [WIDTH-1:0] word = words_q[address_i];

  assign direct_o = word;

  always @(posedge clk_i) begin
    read_o <= word;
    if (write_i) words_q[address_i] <= data_i;
  end
endmodule
`default_nettype wire
