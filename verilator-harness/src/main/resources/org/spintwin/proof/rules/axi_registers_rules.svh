  // SPDX-License-Identifier: Apache-2.0
  //
  // Properties of axi_registers, to be placed before its endmodule. The master is assumed to obey
  // the rules of AXI, and the core to grant a request within GRANT_CLOCKS clocks, once.
`ifdef FORMAL
  localparam GRANT_CLOCKS = 3;
`else
  localparam GRANT_CLOCKS = 16000;  // three sweeps over 4096 groups, and the pipeline
`endif

  reg started_q;
  initial started_q = 1'b0;
  always @(posedge clk_i) begin
    if (!started_q) assume (!rst_ni);
    started_q <= 1'b1;
  end

  wire address_open;
  wire data_open;
  wire read_open;
  axi_lite_rules #(
      .MASTER_ASSUMED(1),
      .MOST_CLOCKS(GRANT_CLOCKS + 6)
  ) u_s_axi_rules (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .awvalid_i(s_axi_awvalid),
      .awready_i(s_axi_awready),
      .awaddr_i(s_axi_awaddr),
      .wvalid_i(s_axi_wvalid),
      .wready_i(s_axi_wready),
      .wdata_i(s_axi_wdata),
      .wstrb_i(s_axi_wstrb),
      .bvalid_i(s_axi_bvalid),
      .bready_i(s_axi_bready),
      .bresp_i(s_axi_bresp),
      .arvalid_i(s_axi_arvalid),
      .arready_i(s_axi_arready),
      .araddr_i(s_axi_araddr),
      .rvalid_i(s_axi_rvalid),
      .rready_i(s_axi_rready),
      .rdata_i(s_axi_rdata),
      .rresp_i(s_axi_rresp),
      .address_open_o(address_open),
      .data_open_o(data_open),
      .read_open_o(read_open)
  );

  // The grant.
  reg [15:0] asked_q;  // clocks that a request has waited for it
  reg given_q;
  always @(posedge clk_i) begin
    if (!rst_ni || !access_request_o) begin
      asked_q <= 16'b0;
      given_q <= 1'b0;
    end else begin
      if (!access_i && !given_q) asked_q <= asked_q + 1'b1;
      if (access_i) given_q <= 1'b1;
    end
    assume (!access_i || (access_request_o && !given_q));
    assume (asked_q < GRANT_CLOCKS || access_i || given_q);
  end

  // The properties have names; what has none only helps to prove them.
  wire taking = s_axi_awready || s_axi_arready;  // the first clock of a request
  wire answers = s_axi_bvalid || s_axi_rvalid;
  wire open = address_open || data_open || read_open;
  always @(posedge clk_i) begin
    if (started_q && rst_ni) begin
      a_write_is_carried_out_as_offered :
      assert (!s_axi_awready || (address_q == s_axi_awaddr && data_q == s_axi_wdata));
      a_read_is_carried_out_as_offered : assert (!s_axi_arready || address_q == s_axi_araddr);
      the_window_writes_once_granted :
      assert (!(code_write_o || mask_write_o) || (write_q && delay_q == 2'd3));

      assert (state_q == IDLE || state_q == EXECUTE || state_q == RESPOND);
      assert (state_q != IDLE || !(open || answers || taking));
      assert (!taking || !open);
      assert (
          state_q == IDLE || taking
          || (write_q ? address_open && data_open && !read_open
                      : read_open && !address_open && !data_open)
      );
      assert (s_axi_awready == s_axi_wready);
      assert (!s_axi_awready || write_q);
      assert (!s_axi_arready || !write_q);
      assert ((state_q == RESPOND) == answers);
      assert (write_q ? !s_axi_rvalid : !s_axi_bvalid);
      assert (delay_q == 2'd0 || (access_request_o && given_q));
    end
  end
