// SPDX-License-Identifier: Apache-2.0
`default_nettype none
module stops_at_once (
    input  wire clk_i,
    output reg  q_o
);
  initial $error("wrong from the start");

  always @(posedge clk_i) q_o <= 1'b1;
endmodule
`default_nettype wire
