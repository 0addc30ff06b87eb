// SPDX-License-Identifier: Apache-2.0
`default_nettype none
// Ends the simulation in each of the ways Verilog has.
module events (
    input  wire       clk_i,
    input  wire [2:0] event_i,
    output reg  [7:0] count_o
);
  initial count_o = 8'd0;

  always @(posedge clk_i) begin
    count_o <= count_o + 8'd1;
    case (event_i)
      3'd1: $error("count is %0d", count_o);
      3'd2: $stop;
      3'd3: $finish;
      3'd4: $fatal(1, "beyond repair");
      default: ;
    endcase
  end
endmodule
`default_nettype wire
