// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.TsPcmCellSpec;

/** A cell that is neuron and synapse: ts-pcm, "A step" and "Clocks". */
final class TsPcmCellProof implements BlockProof {
  private static final String WRAPS = "a voltage that is too high wraps";
  private static final String STICKS = "what is below 2^k decays by nothing";
  private static final String STRICT = "V + E = Vth does not fire";
  private static final String OLD_VOLTAGE = "it fires by the voltage before the charge";
  private static final String LATCHED = "a switch that is on fires again";
  private static final String UNBOUNDED = "an excitability has no limit";
  private static final String EVERY_STEP = "an excitability decays in every step";
  private static final String NO_FORGETTING = "RESET waits for a clock without a step";
  private static final String G_WRAPS = "a conductance that is too high wraps";
  private static final String IDLE = "the generator draws on every clock";
  private static final String FEWER = "a draw is 31 shifts";
  private static final String IN_RESET = "so they do in a reset";

  private static final Map<String, Long> SMALL_WITH_NOISE =
      Map.ofEntries(
          Map.entry("CELLS", 2L),
          Map.entry("VALUE_BITS", 2L),
          Map.entry("CONDUCTANCE_BITS", 4L),
          Map.entry("VOLTAGE_BITS", 12L),
          Map.entry("FRACTION_BITS", 4L),
          Map.entry("HOLD", 1300L),
          Map.entry("INTRINSIC_STEP", 100L),
          Map.entry("EXCITABILITY_MAX", 1400L),
          Map.entry("SYNAPTIC_STEP", 3L),
          Map.entry("PERIOD_BITS", 0L),
          Map.entry("NOISE_BITS", 2L));

  @Override
  public BlockSpec block() {
    return TsPcmCellSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(Map.of("CELLS", 2L), SMALL_WITH_NOISE);
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.exactly(values, "CELLS", 2);
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    boolean noise = values.get("NOISE_BITS") > 0;
    List<String> voltageSlips = new ArrayList<>(List.of(WRAPS, STRICT, OLD_VOLTAGE, LATCHED));
    if (values.get("LEAK_SHIFT") > 0) {
      voltageSlips.add(STICKS);
    }
    List<String> excitabilitySlips = new ArrayList<>(List.of(UNBOUNDED));
    if (values.get("DECAY_SHIFT") > 0) {
      excitabilitySlips.add(STICKS);
    }
    if (values.get("PERIOD_BITS") > 0) {
      excitabilitySlips.add(EVERY_STEP);
    }
    List<Property> all =
        new ArrayList<>(
            List.of(
                Edge.property(
                    "a_step_charges_fires_and_discharges",
                    "V, T and the spike are those of the step; V is cut to its greatest value",
                    1,
                    TsPcmCellProof::voltage,
                    voltageSlips),
                Edge.property(
                    "a_spike_raises_the_excitability_and_periods_decay_it",
                    "E is that of the step, at most EXCITABILITY_MAX, and S counts the period",
                    1,
                    TsPcmCellProof::excitability,
                    excitabilitySlips),
                Edge.property(
                    "a_spike_raises_the_conductance_and_reset_forgets_it",
                    "G is that of the step, at most its greatest value, and 0 with RESET",
                    1,
                    TsPcmCellProof::conductance,
                    List.of(NO_FORGETTING, G_WRAPS)),
                Edge.property(
                    "nothing_happens_without_a_step",
                    "without valid_i V, T, E, S, the generators and spikes_o stay",
                    1,
                    TsPcmCellProof::rest,
                    List.of(IN_RESET)),
                Edge.cleared(
                    "voltage_q",
                    "on_q",
                    "excitability_q",
                    "conductances_o",
                    "steps_q",
                    "spikes_o",
                    "valid_o")));
    if (noise) {
      all.add(
          Edge.property(
              "a_step_draws_noise_once",
              "a generator makes 32 shifts in a step, in a reset it gets the seed of its cell",
              1,
              TsPcmCellProof::noise,
              List.of(FEWER, IDLE)));
    }
    return all;
  }

  /** What a step makes of the voltage of one cell. */
  private record Charge(Exact voltage, Truth on, Truth fires) {}

  private static Exact loss(Clocks clocks, Exact a, int k, String slip) {
    Exact share = a.floorOf(k);
    return slip.equals(STICKS)
        ? share
        : a.equalTo(0).choose(clocks.number(0), share.max(clocks.number(1)));
  }

  private static Charge charge(Edge edge, int n, String slip) {
    Clocks clocks = edge.clocks();
    int bits = clocks.value("VOLTAGE_BITS");
    Bits made = clocks.words("cell_q", 0).at(n);
    Exact threshold = made.slice(0, bits).unsigned();
    Exact made0 = made.slice(bits, clocks.value("CONDUCTANCE_BITS")).unsigned();
    Exact x = edge.part("values_i", n, clocks.value("VALUE_BITS")).unsigned();
    Exact v = edge.number("voltage_q", n);
    Exact drive = x.times(conductance(edge, n).plus(made0));
    Exact sum =
        v.minus(loss(clocks, v, clocks.value("LEAK_SHIFT"), slip))
            .plus(drive.shiftedLeft(clocks.value("FRACTION_BITS")));
    Exact most = clocks.number((1L << bits) - 1);
    Exact charged = slip.equals(WRAPS) ? sum.cut(bits).unsigned() : sum.min(most);
    Exact reached = (slip.equals(OLD_VOLTAGE) ? v : charged).plus(edge.number("excitability_q", n));
    Truth on = clocks.bits("on_q", 0).bit(n);
    Truth full = slip.equals(STRICT) ? reached.moreThan(threshold) : reached.atLeast(threshold);
    Truth fires = slip.equals(LATCHED) ? full : on.not().and(full);
    // Whether it fires is claimed of the spike; the rest may then speak of that.
    Truth discharges = on.or(spike(clocks, n));
    Exact left = charged.minus(loss(clocks, charged, clocks.value("DISCHARGE_SHIFT"), slip));
    Exact voltage = discharges.choose(left, charged);
    Exact after = clocks.number("voltage_q", n, 1);
    return new Charge(voltage, discharges.and(after.atLeast(clocks.value("HOLD"))), fires);
  }

  /** Whether a cell has fired in the step. */
  private static Truth spike(Clocks clocks, int n) {
    return clocks.bits("spikes_o", 1).bit(n);
  }

  private static Exact learned(Edge edge, int n, String slip) {
    Clocks clocks = edge.clocks();
    Exact e = edge.number("excitability_q", n);
    Exact raised = e.plus(clocks.value("INTRINSIC_STEP"));
    Exact most = clocks.number(clocks.value("EXCITABILITY_MAX"));
    Exact bounded = slip.equals(UNBOUNDED) ? raised : raised.min(most);
    Exact learned = spike(clocks, n).choose(bounded, e);
    long last = (1L << clocks.value("PERIOD_BITS")) - 1;
    Truth ends =
        slip.equals(EVERY_STEP) ? clocks.truth(true) : edge.number("steps_q").equalTo(last);
    Exact decayed = learned.minus(loss(clocks, learned, clocks.value("DECAY_SHIFT"), slip));
    return ends.choose(decayed, learned);
  }

  private static Exact grown(Edge edge, int n, String slip) {
    Clocks clocks = edge.clocks();
    Exact g = conductance(edge, n);
    int noise = clocks.value("NOISE_BITS");
    Exact pulse = clocks.number(clocks.value("SYNAPTIC_STEP"));
    if (noise > 0) {
      Bits drawn = Draw.next(edge.part("noise_q", n, 32));
      pulse = pulse.plus(drawn.slice(0, noise).unsigned()).minus(1L << (noise - 1));
    }
    int bits = clocks.value("CONDUCTANCE_BITS");
    Exact sum = g.plus(pulse);
    Exact most = clocks.number((1L << bits) - 1);
    Exact more = slip.equals(G_WRAPS) ? sum.cut(bits).unsigned() : sum.min(most);
    Truth forgets = edge.bits("forget_i").bit(n);
    Truth effective =
        slip.equals(NO_FORGETTING) ? forgets.and(edge.flag("valid_i").not()) : forgets;
    return effective.choose(clocks.number(0), spike(clocks, n).choose(more, g));
  }

  private static Exact conductance(Edge edge, int n) {
    return edge.part("conductances_o", n, edge.clocks().value("CONDUCTANCE_BITS")).unsigned();
  }

  private static Edge step(Clocks clocks) {
    Edge edge = new Edge(clocks).running();
    clocks.assume(edge.flag("valid_i"));
    return edge;
  }

  private static List<Truth> voltage(Clocks clocks, String slip) {
    Edge edge = step(clocks);
    List<Truth> claims = new ArrayList<>(List.of(clocks.flag("valid_o", 1)));
    for (int n = 0; n < clocks.value("CELLS"); n++) {
      Charge charge = charge(edge, n, slip);
      claims.add(spike(clocks, n).sameAs(charge.fires()));
      claims.add(edge.becomes("voltage_q", n, charge.voltage()));
      claims.add(clocks.bits("on_q", 1).bit(n).sameAs(charge.on()));
    }
    return claims;
  }

  private static List<Truth> excitability(Clocks clocks, String slip) {
    Edge edge = step(clocks);
    Exact steps = edge.number("steps_q");
    int period = clocks.value("PERIOD_BITS");
    List<Truth> claims = new ArrayList<>();
    if (period > 0) {
      claims.add(edge.becomes("steps_q", steps.plus(1).cut(period)));
    } else {
      // It is 0 after a reset and stays 0.
      clocks.assume(steps.equalTo(0));
      claims.add(edge.becomes("steps_q", steps));
    }
    for (int n = 0; n < clocks.value("CELLS"); n++) {
      Exact e = edge.number("excitability_q", n);
      // 0 after a reset, and kept by what is claimed.
      clocks.assume(e.atMost(clocks.number(clocks.value("EXCITABILITY_MAX"))));
      claims.add(edge.becomes("excitability_q", n, learned(edge, n, slip)));
      claims.add(
          clocks
              .number("excitability_q", n, 1)
              .atMost(clocks.number(clocks.value("EXCITABILITY_MAX"))));
    }
    return claims;
  }

  private static List<Truth> conductance(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks).running();
    Truth valid = edge.flag("valid_i");
    List<Truth> claims = new ArrayList<>();
    for (int n = 0; n < clocks.value("CELLS"); n++) {
      Truth forgets = edge.bits("forget_i").bit(n);
      Exact kept = forgets.choose(clocks.number(0), conductance(edge, n));
      Bits after = edge.newPart("conductances_o", n, clocks.value("CONDUCTANCE_BITS"));
      claims.add(after.unsigned().equalTo(valid.choose(grown(edge, n, slip), kept)));
    }
    return claims;
  }

  private static List<Truth> rest(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    if (!slip.equals(IN_RESET)) {
      edge.running();
    }
    Truth valid = edge.flag("valid_i");
    return List.of(
        edge.becomes("valid_o", valid),
        valid.or(
            edge.stays("voltage_q", "on_q", "excitability_q", "steps_q", "noise_q", "spikes_o")));
  }

  private static List<Truth> noise(Clocks clocks, String slip) {
    Edge edge = new Edge(clocks);
    Truth runs = edge.flag("rst_ni");
    Truth draws = slip.equals(IDLE) ? clocks.truth(true) : edge.flag("valid_i");
    List<Truth> claims = new ArrayList<>();
    for (int n = 0; n < clocks.value("CELLS"); n++) {
      Bits q = edge.part("noise_q", n, 32);
      Bits after = edge.newPart("noise_q", n, 32);
      Truth draw = after.equalTo(Draw.next(q, slip.equals(FEWER) ? 31 : 32));
      long seed = (1L << 31) + (clocks.value("LFSR_SEED") + n * 0x1E3779B9L) % (1L << 31);
      claims.add(runs.choose(draws.choose(draw, after.equalTo(q)), after.unsigned().equalTo(seed)));
    }
    return claims;
  }
}
