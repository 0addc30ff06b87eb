// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// Four wrapping 12-bit sums. BREAK_AT flips one bit of one sum at one clock.
module spiker_cell #(
    parameter signed [31:0] BREAK_AT = -1
) (
    input  wire        clk_i,
    input  wire        rst_ni,
    input  wire [23:0] current_i,
    output reg  [ 3:0] spikes_o
);
  reg [47:0] membrane_q;
  reg [31:0] clock_q;
  reg [47:0] sum;

  integer n;
  always @(posedge clk_i) begin
    clock_q <= clock_q + 32'd1;
    for (n = 0; n < 4; n = n + 1) begin
      sum[n*12+:12] = membrane_q[n*12+:12]
          + {{6{current_i[n*6+5]}}, current_i[n*6+:6]};
      spikes_o[n] <= rst_ni & sum[n*12+11] & ~membrane_q[n*12+11];
    end
    if (clock_q == BREAK_AT) sum[2*12+7] = ~sum[2*12+7];
    membrane_q <= rst_ni ? sum : 48'd0;
    if (!rst_ni) clock_q <= 32'd1;
  end
endmodule
`default_nettype wire
