// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// A reset that does not wait for the clock: one evaluation per clock is not enough.
module asynchronous (
    input  wire       clk_i,
    input  wire       rst_ni,
    output reg  [7:0] first_o,
    output reg  [7:0] second_o
);
  always @(posedge clk_i or negedge rst_ni)
    if (!rst_ni) first_o <= 8'd0;
    else first_o <= first_o + 8'd1;

  always @(posedge clk_i) second_o <= first_o;
endmodule
`default_nettype wire
