// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// A register, a wire and a register that nothing reads.
module echo #(
    parameter WIDTH = 8
) (
    input  wire             clk_i,
    input  wire [WIDTH-1:0] d_i,
    output reg  [WIDTH-1:0] q_o,
    output wire [WIDTH-1:0] inverted_o
);
  reg [WIDTH-1:0] unread_q;

  assign inverted_o = ~d_i;

  always @(posedge clk_i) begin
    q_o      <= d_i;
    unread_q <= q_o;
  end
endmodule
`default_nettype wire
