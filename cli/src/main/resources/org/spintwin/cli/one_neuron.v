// SPDX-License-Identifier: Apache-2.0
//
// One neuron of lif_neuron between registers, so that its speed can be measured. RUN_TIME = 0 fixes
// the reset value at 0 and the leak at a shift by 4; the threshold is an input either way.
`default_nettype none

module one_neuron #(
    parameter RUN_TIME = 0
) (
    input wire clk_i,
    input wire rst_ni,
    input wire valid_i,
    input wire [7:0] current_i,
    input wire [7:0] threshold_i,
    input wire [7:0] reset_value_i,
    input wire [4:0] leak_i,
    output wire spike_o,
    output wire valid_o,
    output wire saturated_o
);

  reg rst_nq;
  reg valid_q;
  reg [7:0] current_q;
  reg [7:0] threshold_q;
  reg [7:0] reset_value_q;
  reg [4:0] leak_q;
  always @(posedge clk_i) begin
    rst_nq <= rst_ni;
    valid_q <= valid_i;
    current_q <= current_i;
    threshold_q <= threshold_i;
    reset_value_q <= reset_value_i;
    leak_q <= leak_i;
  end

  lif_neuron #(
      .NEURONS(1),
      .CURRENT_BITS(8),
      .CODE_FRACTION_BITS(0),
      .FRACTION_BITS(0),
      .MEMBRANE_BITS(8),
      .REFRACTORY_BITS(0),
      .COEFFICIENT_BITS(4),
      .PSP_SHAPE(0),
      .LEAK_MODE(1),
      .INHIBITION(0),
      .READBACK(0)
  ) u_lif_neuron (
      .clk_i(clk_i),
      .rst_ni(rst_nq),
      .valid_i(valid_q),
      .current_e_i(current_q),
      .current_i_i(8'b0),
      .threshold_i(threshold_q),
      .reset_value_i(RUN_TIME != 0 ? reset_value_q : 8'b0),
      .leak_i(RUN_TIME != 0 ? leak_q : 5'd4),
      .decay_e_i(5'b0),
      .decay_i_i(5'b0),
      .refractory_i(1'b0),
      .inhibition_i(7'b0),
      .mask_write_i(1'b0),
      .mask_neuron_i(1'b0),
      .mask_neighbour_i(1'b0),
      .mask_data_i(1'b0),
      .spikes_o(spike_o),
      .valid_o(valid_o),
      .saturated_o(saturated_o)
  );

endmodule

`default_nettype wire
