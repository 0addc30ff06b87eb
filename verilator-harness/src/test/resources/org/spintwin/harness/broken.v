// SPDX-License-Identifier: Apache-2.0
`default_nettype none
module broken (
    input  wire clk_i,
    output reg  q_o
);
  always @(posedge clk_i) q_o <= ;
endmodule
`default_nettype wire
