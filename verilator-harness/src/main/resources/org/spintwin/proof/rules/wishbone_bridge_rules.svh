  // SPDX-License-Identifier: Apache-2.0
  //
  // Properties of wishbone_bridge, to be placed before its endmodule. Nothing is assumed of the
  // master, which may drop or change requests at will; the chip is assumed to obey AXI, and to
  // answer within CHIP_CLOCKS clocks.
`ifdef FORMAL
  localparam CHIP_CLOCKS = 3;
`else
  localparam CHIP_CLOCKS = 16000;  // three sweeps over 4096 groups, and the pipeline
`endif

  reg started_q;
  initial started_q = 1'b0;
  always @(posedge clk_i) begin
    if (!started_q) assume (!rst_ni);
    started_q <= 1'b1;
  end

  axi_stream_rules #(
      .PAYLOAD_BITS(8)
  ) u_aw (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(m_axi_awvalid),
      .ready_i(m_axi_awready),
      .payload_i(m_axi_awaddr)
  );
  axi_stream_rules #(
      .PAYLOAD_BITS(36)
  ) u_w (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(m_axi_wvalid),
      .ready_i(m_axi_wready),
      .payload_i({m_axi_wstrb, m_axi_wdata})
  );
  axi_stream_rules #(
      .PAYLOAD_BITS(8)
  ) u_ar (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(m_axi_arvalid),
      .ready_i(m_axi_arready),
      .payload_i(m_axi_araddr)
  );
  axi_stream_rules #(
      .PAYLOAD_BITS(19)
  ) u_event (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(m_axis_tvalid),
      .ready_i(m_axis_tready),
      .payload_i({m_axis_tlast, m_axis_tkeep, m_axis_tdata})
  );

  // The chip: an answer comes to what was taken, and in time.
  reg address_open_q;
  reg data_open_q;
  reg read_open_q;
  reg [15:0] chip_clocks_q;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      address_open_q <= 1'b0;
      data_open_q <= 1'b0;
      read_open_q <= 1'b0;
      chip_clocks_q <= 16'b0;
    end else begin
      address_open_q <= (address_open_q || (m_axi_awvalid && m_axi_awready)) && !written;
      data_open_q <= (data_open_q || (m_axi_wvalid && m_axi_wready)) && !written;
      read_open_q <= (read_open_q || (m_axi_arvalid && m_axi_arready)) && !read;
      chip_clocks_q <= access_q ? chip_clocks_q + 1'b1 : 16'b0;
    end
    assume (!m_axi_bvalid || (address_open_q && data_open_q));
    assume (!m_axi_rvalid || read_open_q);
    assume (chip_clocks_q < CHIP_CLOCKS || returns);
  end

  // The request: shown on every clock since the chip has it, and how long it waits.
  reg asked_q;  // on the clock before there was a request, and no answer
  reg held_q;
  reg [15:0] waits_q;
  wire answered = wbs_ack_o || wbs_err_o;
  always @(posedge clk_i) begin
    asked_q <= rst_ni && requested && !answered;
    held_q <= rst_ni && requested && (passes || held_q);
    waits_q <= rst_ni && requested && !answered ? waits_q + 1'b1 : 16'b0;
  end

  // Spikes: the last one that was taken, and whether it was read.
  reg unread_q;
  reg [16:0] taken_q;
  reg popped_q;
  reg [31:0] expected_q;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      unread_q <= 1'b0;
      popped_q <= 1'b0;
    end else begin
      if (beat) unread_q <= 1'b1;
      else if (pop) unread_q <= 1'b0;
      popped_q <= pop;
    end
    if (beat) taken_q <= {s_axis_tlast, s_axis_tlast ? 16'b0 : s_axis_tdata};
    expected_q <= unread_q ? {1'b1, 14'b0, taken_q} : 32'b0;
  end

  // Events: each that is acknowledged is offered, no other is.
  reg pushes_q;
  reg offers_q;
  reg accepted_q;
  always @(posedge clk_i) begin
    pushes_q <= rst_ni && push;
    accepted_q <= rst_ni && push && room;
    offers_q <= rst_ni && m_axis_tvalid && !m_axis_tready;
  end

  // The properties have names; what has none only helps to prove them.
  always @(posedge clk_i) begin
    if (started_q && rst_ni) begin
      an_answer_only_to_a_request : assert (!answered || requested);
      never_both_ack_and_err : assert (!wbs_ack_o || !wbs_err_o);
      one_answer_to_a_request : assert (!answered || asked_q);
      a_dropped_request_has_no_answer : assert (!(access_q && answers) || held_q);
      a_request_that_stays_is_answered : assert (waits_q < 2 * CHIP_CLOCKS + 6);
      one_access_at_a_time : assert (!passes || !(address_open_q || data_open_q || read_open_q));
      a_pop_gives_what_was_taken : assert (!popped_q || wbs_dat_o == expected_q);
      no_spike_is_lost : assert (!beat || !unread_q);
      an_event_is_offered_as_often_as_acknowledged :
      assert (m_axis_tvalid == (offers_q || accepted_q));
      a_refused_event_is_remembered : assert (!(pushes_q && !accepted_q) || overflow_q);

      assert (full_q == unread_q);
      assert (!full_q || {end_q, neuron_q} == taken_q);
      assert (!s_axis_tready || !full_q);
      assert (!access_q || dropped_q || held_q);
      assert (access_q == (m_axi_bready || m_axi_rready));
      assert (!(m_axi_bready && m_axi_rready));
      assert (!m_axi_awvalid || (m_axi_bready && !address_open_q));
      assert (!m_axi_wvalid || (m_axi_bready && !data_open_q));
      assert (!m_axi_arvalid || (m_axi_rready && !read_open_q));
      assert (!(address_open_q || data_open_q) || m_axi_bready);
      assert (!read_open_q || m_axi_rready);
      assert (chip_clocks_q <= CHIP_CLOCKS);
      assert (access_q || chip_clocks_q <= CHIP_CLOCKS + 1);
      assert (!(ack_q && err_q));
      assert (!(ack_q || err_q) || !access_q);
    end
  end
