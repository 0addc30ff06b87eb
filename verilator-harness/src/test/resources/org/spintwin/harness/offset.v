// SPDX-License-Identifier: Apache-2.0
`default_nettype none
module offset #(
    parameter signed [31:0] OFFSET = 1,
    parameter signed [63:0] FAR = 0
) (
    input  wire        clk_i,
    input  wire [31:0] d_i,
    output reg  [31:0] q_o,
    output reg  [63:0] far_o
);
  always @(posedge clk_i) begin
    q_o   <= d_i + OFFSET;
    far_o <= FAR;
  end
endmodule
`default_nettype wire
