// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// A small chip: sums that spike, and a log of currents that can be corrupted too.
module spiker #(
    parameter signed [31:0] BREAK_AT = -1,
    parameter LOG_STUCK = 0
) (
    input  wire        clk_i,
    input  wire        rst_ni,
    input  wire [23:0] current_i,
    input  wire [ 3:0] slot_i,
    output wire [ 3:0] spikes_o
);
  reg [39:0] log_q [0:15];

  spiker_cell #(
      .BREAK_AT(BREAK_AT)
  ) u_cell (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .current_i(current_i),
      .spikes_o (spikes_o)
  );

  always @(posedge clk_i) if (LOG_STUCK == 0 || slot_i != 4'd5) log_q[slot_i] <= {16'd0, current_i};
endmodule
`default_nettype wire
