// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// An assertion, which only the ASSERT variant looks at.
module asserted (
    input  wire       clk_i,
    input  wire [3:0] d_i,
    output reg  [3:0] q_o
);
  always @(posedge clk_i) begin
    assert (d_i != 4'd9);
    q_o <= d_i;
  end
endmodule
`default_nettype wire
