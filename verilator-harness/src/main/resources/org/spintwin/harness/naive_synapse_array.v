// SPDX-License-Identifier: Apache-2.0
// The synapse array in the style that comes to mind first: for each neuron a loop over its inputs,
// adding the codes of those that spiked. A drop-in replacement of the emitted synapse_array.v, with
// the same parameters, ports, memories and clocks, for spikes (VALUE_BITS 1): the yardstick of docs/performance.md.
`default_nettype none

module synapse_array #(
    parameter INPUTS = 64,
    parameter NEURONS = 16,
    parameter VALUE_BITS = 1,
    parameter CODE_BITS = 8,
    parameter POLARITY = 0,
    parameter READBACK = 0,
    parameter LOAD_IMAGE = 0,
    parameter SYNAPSE_IMAGE = "synapse.mem",
    parameter POLARITY_IMAGE = "polarity.mem"
) (
    input  wire clk_i,
    input  wire rst_ni,
    input  wire valid_i,
    input  wire [INPUTS*VALUE_BITS-1:0] values_i,
    input  wire code_write_i,
    input  wire [NEURON_BITS-1:0] code_neuron_i,
    input  wire [INPUT_BITS-1:0] code_input_i,
    input  wire [CODE_BITS:0] code_data_i,
    output reg  [NEURONS*CURRENT_BITS-1:0] current_e_o,
    output reg  [NEURONS*CURRENT_BITS-1:0] current_i_o,
    output reg  valid_o,
    output wire [CODE_BITS:0] code_o
);

  localparam WORD_BITS = (INPUTS < 64) ? INPUTS : 64;
  localparam WORDS = (INPUTS + WORD_BITS - 1) / WORD_BITS;
  localparam CURRENT_BITS = CODE_BITS + $clog2(INPUTS);
  localparam NEURON_BITS = (NEURONS > 1) ? $clog2(NEURONS) : 1;
  localparam INPUT_BITS = (INPUTS > 1) ? $clog2(INPUTS) : 1;

  reg [CODE_BITS*WORD_BITS-1:0] synapse_q[0:NEURONS*WORDS-1];
  reg [WORD_BITS-1:0] polarity_q[0:((POLARITY == 0) ? NEURONS : 1)*WORDS-1];

  generate
    if (LOAD_IMAGE != 0) begin : gen_image
      initial begin
        $readmemh(SYNAPSE_IMAGE, synapse_q);
        $readmemh(POLARITY_IMAGE, polarity_q);
      end
    end
  endgenerate

  genvar n;
  genvar i;
  genvar b;
  generate
    for (n = 0; n < NEURONS; n = n + 1) begin : gen_neuron
      wire [INPUTS-1:0] inhibitory;
      wire [INPUTS*CODE_BITS-1:0] codes;
      for (i = 0; i < INPUTS; i = i + 1) begin : gen_synapse
        assign inhibitory[i] = POLARITY != 2 &&
            polarity_q[((POLARITY == 0) ? n*WORDS : 0)+i/WORD_BITS][i%WORD_BITS];
        for (b = 0; b < CODE_BITS; b = b + 1) begin : gen_bit
          assign codes[i*CODE_BITS+b] = synapse_q[n*WORDS+i/WORD_BITS][b*WORD_BITS+i%WORD_BITS];
        end
      end

      reg signed [CURRENT_BITS-1:0] sum_e;
      reg signed [CURRENT_BITS-1:0] sum_i;
      integer k;
      always @* begin
        sum_e = 0;
        sum_i = 0;
        for (k = 0; k < INPUTS; k = k + 1) begin
          if (values_i[k]) begin
            if (inhibitory[k]) sum_i = sum_i + $signed(codes[k*CODE_BITS+:CODE_BITS]);
            else sum_e = sum_e + $signed(codes[k*CODE_BITS+:CODE_BITS]);
          end
        end
      end

      always @(posedge clk_i) begin
        if (!rst_ni) begin
          current_e_o[n*CURRENT_BITS+:CURRENT_BITS] <= 0;
          current_i_o[n*CURRENT_BITS+:CURRENT_BITS] <= 0;
        end else if (valid_i) begin
          current_e_o[n*CURRENT_BITS+:CURRENT_BITS] <= sum_e;
          current_i_o[n*CURRENT_BITS+:CURRENT_BITS] <= sum_i;
        end
      end
    end
  endgenerate

  always @(posedge clk_i) valid_o <= rst_ni && valid_i;

  // Nothing is read back here.
  assign code_o = 0;

  wire [31:0] code_neuron = {{(32 - NEURON_BITS) {1'b0}}, code_neuron_i};
  wire [31:0] code_input = {{(32 - INPUT_BITS) {1'b0}}, code_input_i};
  wire [31:0] code_word = code_input / WORD_BITS;
  wire [31:0] code_bit = code_input % WORD_BITS;
  integer p;
  always @(posedge clk_i) begin
    if (code_write_i && code_neuron < NEURONS && code_input < INPUTS) begin
      for (p = 0; p < CODE_BITS; p = p + 1) begin
        synapse_q[code_neuron*WORDS+code_word][p*WORD_BITS+code_bit] <= code_data_i[p];
      end
      if (POLARITY != 2) begin
        polarity_q[(POLARITY == 0) ? code_neuron*WORDS+code_word : code_word][code_bit] <=
            code_data_i[CODE_BITS];
      end
    end
  end

endmodule

`default_nettype wire
