  // SPDX-License-Identifier: Apache-2.0
  //
  // Properties of spike_queue, to be placed before its endmodule.
  reg started_q;
  initial started_q = 1'b0;
  always @(posedge clk_i) begin
    if (!started_q) assume (!rst_ni);
    started_q <= 1'b1;
  end

  axi_stream_rules #(
      .PAYLOAD_BITS(19)
  ) u_m_axis_rules (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(m_axis_tvalid),
      .ready_i(m_axis_tready),
      .payload_i({m_axis_tlast, m_axis_tkeep, m_axis_tdata})
  );

  wire [DEPTH_BITS-1:0] no_entry = {DEPTH_BITS{1'b0}};

`ifdef FORMAL
  // Where the words come from: a sweep begins only while room_o is 1, presents GROUPS groups, one a
  // clock, and each may push a word PIPELINE clocks later. Sweeps may follow without a pause.
  localparam PIPELINE = 7;
  (* anyseq *) wire begins;
  reg [DEPTH_BITS-1:0] remaining_q;
  reg [PIPELINE-1:0] pipeline_q;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      remaining_q <= no_entry;
      pipeline_q <= {PIPELINE{1'b0}};
    end else begin
      if (begins && room_o && remaining_q == no_entry) remaining_q <= GROUPS;
      else if (remaining_q != no_entry) remaining_q <= remaining_q - 1'b1;
      pipeline_q <= {pipeline_q[PIPELINE-2:0], remaining_q != no_entry};
    end
    assume (!push_i || pipeline_q[PIPELINE-1]);
    assume (last_i || word_i != {LANES{1'b0}});
  end

  reg [DEPTH_BITS:0] under_way;
  integer p;
  always @* begin
    under_way = {1'b0, remaining_q};
    for (p = 0; p < PIPELINE; p = p + 1) under_way = under_way + pipeline_q[p];
  end
  always @(posedge clk_i) begin
    if (started_q) begin
      there_is_room_for_what_is_under_way :
      assert ({1'b0, used} + under_way < ENTRIES);
      assert (remaining_q <= GROUPS);
      assert (!room_o || used <= ENTRIES / 2);
    end
  end

  (* anyseq *) wire watch;
`else
  wire watch = 1'b1;
`endif

  // Words that went in and came out.
  reg [DEPTH_BITS:0] pushed_q;
  reg [DEPTH_BITS:0] popped_q;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      pushed_q <= {(DEPTH_BITS + 1) {1'b0}};
      popped_q <= {(DEPTH_BITS + 1) {1'b0}};
    end else begin
      pushed_q <= pushed_q + {{DEPTH_BITS{1'b0}}, push_i};
      popped_q <= popped_q + {{DEPTH_BITS{1'b0}}, pop};
    end
  end

  // One word, any one: what it was, how many are ahead of it, which of its spikes were not offered
  // yet, and the beat that it must have put on the output at the last edge.
  reg watching_q;
  reg [DEPTH_BITS-1:0] ahead_q;
  reg last_q;
  reg [GROUP_BITS-1:0] group_q;
  reg [LANES-1:0] word_q;
  reg [LANES-1:0] rest_q;
  reg expects_q;
  reg [18:0] expected_q;
  wire [DEPTH_BITS-1:0] place = read_q + ahead_q;
  wire in_front = watching_q && ahead_q == no_entry;
  wire rests = rest_q != {LANES{1'b0}};
  reg [31:0] first;
  reg [LANES-1:0] after_first;
  integer f;
  always @* begin
    first = 32'b0;
    for (f = LANES - 1; f >= 0; f = f - 1) if (rest_q[f]) first = f;
    after_first = rest_q;
    after_first[first] = 1'b0;
  end
  wire [31:0] number = {{(32 - GROUP_BITS) {1'b0}}, group_q} * LANES + first;
  wire complete = !rests || (after_first == {LANES{1'b0}} && !last_q);
  always @(posedge clk_i) begin
    expects_q <= rst_ni && in_front && emit;
    expected_q <= {!rests, {2{rests}}, rests ? number[15:0] : 16'b0};
    if (!rst_ni) begin
      watching_q <= 1'b0;
    end else if (!watching_q) begin
      watching_q <= watch && push_i;
      ahead_q <= used - {{(DEPTH_BITS - 1) {1'b0}}, pop};
      last_q <= last_i;
      group_q <= group_i;
      word_q <= word_i;
      rest_q <= word_i;
    end else begin
      if (pop) begin
        watching_q <= ahead_q != no_entry;
        ahead_q <= ahead_q - 1'b1;
      end
      if (emit && in_front) rest_q <= after_first;
    end
  end

  // The clock before.
  reg emitted_q;
  reg free_q;
  reg waited_q;
  always @(posedge clk_i) begin
    emitted_q <= rst_ni && emit;
    free_q <= rst_ni && (!m_axis_tvalid || m_axis_tready);
    waited_q <= rst_ni && used != {{(DEPTH_BITS - 1) {1'b0}}, pop};
  end

  // The properties have names; what has none only helps to prove them.
  always @(posedge clk_i) begin
    if (started_q) begin
      nothing_is_lost_or_doubled : assert (pushed_q - popped_q == {1'b0, used});
      what_waits_becomes_the_head : assert (!waited_q || head_valid_q);
      no_head_without_a_word : assert (!head_valid_q || used != no_entry);
      a_beat_is_offered_once : assert (emitted_q == (free_q && m_axis_tvalid));
      if (expects_q) begin
        spikes_ascend_and_then_the_step_ends :
        assert ({m_axis_tlast, m_axis_tkeep} == expected_q[18:16]);
        spikes_are_of_their_lane_and_group :
        assert (m_axis_tlast || m_axis_tdata == expected_q[15:0]);
      end
      if (in_front && emit) begin
        a_word_leaves_when_all_of_it_was_offered : assert (pop == complete);
      end

      assert (!head_valid_q || {head_last_q, head_group_q, head_word_q} == queue_q[read_q]);
      assert (head_valid_q || done_q == {LANES{1'b0}});
      if (watching_q) begin
        assert (ahead_q < used);
        assert (queue_q[place] == {last_q, group_q, word_q});
        assert (last_q || rests);
        assert (rest_q == (in_front ? word_q & ~done_q : word_q));
      end
    end
  end
