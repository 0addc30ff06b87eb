  // SPDX-License-Identifier: Apache-2.0
  //
  // Properties of event_queue, to be placed before its endmodule. They hold whatever its inputs do,
  // resets in mid-run included.
  reg started_q;
  initial started_q = 1'b0;
  always @(posedge clk_i) begin
    if (!started_q) assume (!rst_ni);
    started_q <= 1'b1;
  end

  // What has to come out, worked out from the ports: events, ends, and one end each time the divider
  // expires.
  wire is_event = s_axis_tkeep == 2'b11 && {16'b0, s_axis_tdata} < INPUTS;
  wire is_end = s_axis_tlast && !step_mode_i;
  wire enters = s_axis_tvalid && s_axis_tready && (is_event || is_end);
  wire leaves = head_valid_o && head_ready_i;
  reg [EVENT_QUEUE_BITS:0] pushed_q;
  reg [EVENT_QUEUE_BITS:0] popped_q;
  wire [EVENT_QUEUE_BITS:0] contents = {1'b0, used} + {{EVENT_QUEUE_BITS{1'b0}}, marker_q};
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      pushed_q <= {(EVENT_QUEUE_BITS + 1) {1'b0}};
      popped_q <= {(EVENT_QUEUE_BITS + 1) {1'b0}};
    end else begin
      pushed_q <= pushed_q + {{EVENT_QUEUE_BITS{1'b0}}, enters}
                  + {{EVENT_QUEUE_BITS{1'b0}}, expires};
      popped_q <= popped_q + {{EVENT_QUEUE_BITS{1'b0}}, leaves};
    end
  end

  // One entry, any one: what it was, and how many are ahead of it.
`ifdef FORMAL
  (* anyseq *) wire watch;
`else
  wire watch = 1'b1;
`endif
  reg watching_q;
  reg [EVENT_QUEUE_BITS-1:0] ahead_q;
  reg [INPUT_BITS+1:0] content_q;
  wire [EVENT_QUEUE_BITS-1:0] place = read_q + ahead_q;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      watching_q <= 1'b0;
    end else if (!watching_q) begin
      watching_q <= watch && (enters || mark);
      ahead_q <= used - {{(EVENT_QUEUE_BITS - 1) {1'b0}}, leaves};
      content_q <= mark ? {2'b10, s_axis_tdata[INPUT_BITS-1:0]}
                        : {is_end, is_event, s_axis_tdata[INPUT_BITS-1:0]};
    end else if (leaves) begin
      watching_q <= ahead_q != {EVENT_QUEUE_BITS{1'b0}};
      ahead_q <= ahead_q - 1'b1;
    end
  end

  // The clock before.
  reg waited_q;
  reg roomy_q;
  always @(posedge clk_i) begin
    waited_q <= rst_ni && used != {{(EVENT_QUEUE_BITS - 1) {1'b0}}, leaves};
    roomy_q <= rst_ni && used == {EVENT_QUEUE_BITS{1'b0}} && !marker_q && !expires;
  end

  // The properties have names; what has none only helps to prove them.
  wire full = &used;  // all entries but the one that tells full from empty
  wire [INPUT_BITS+1:0] head = {head_last_o, head_event_o, head_input_o};
  always @(posedge clk_i) begin
    if (started_q) begin
      nothing_is_lost_or_doubled : assert (pushed_q - popped_q == contents);
      not_ready_while_full : assert (!s_axis_tready || !full);
      ready_when_empty : assert (!roomy_q || s_axis_tready);
      what_waits_becomes_the_head : assert (!waited_q || head_valid_o);
      no_head_without_an_entry : assert (!head_valid_o || used != {EVENT_QUEUE_BITS{1'b0}});
      if (watching_q && leaves && ahead_q == {EVENT_QUEUE_BITS{1'b0}}) begin
        entries_leave_in_order : assert (head == content_q);
      end

      assert (!room_q || !full);
      assert (!marker_q || !s_axis_tready);
      assert (!head_valid_o || head == queue_q[read_q]);
      assert (!watching_q || ahead_q < used);
      assert (!watching_q || queue_q[place] == content_q);
    end
  end
