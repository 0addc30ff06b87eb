// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// A combinational loop that oscillates once it is let loose.
module unsettled (
    input  wire clk_i,
    input  wire loose_i,
    output reg  q_o
);
  wire loop;

  assign loop = loose_i & ~loop;

  always @(posedge clk_i) q_o <= loop;
endmodule
`default_nettype wire
