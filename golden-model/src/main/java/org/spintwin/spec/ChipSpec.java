// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chip as its file describes it.
 *
 * @param name Verilog name of the top-level module
 * @param weights path of the signed levels as the file gives it, or {@code random}
 * @param codes path of a table of the code of every synapse at every level, as the file gives it;
 *     null where codes follow from the device
 */
public record ChipSpec(
    String name,
    ArraySpec array,
    String weights,
    MramDeviceSpec device,
    LifSpec neuron,
    InhibitionSpec inhibition,
    TimingSpec timing,
    ArchitectureSpec architecture,
    String codes) {

  /** Value of {@link #weights} for levels drawn from the device seed. */
  public static final String RANDOM_WEIGHTS = "random";

  /** A chip whose codes follow from its device. */
  public ChipSpec(
      String name,
      ArraySpec array,
      String weights,
      MramDeviceSpec device,
      LifSpec neuron,
      InhibitionSpec inhibition,
      TimingSpec timing,
      ArchitectureSpec architecture) {
    this(name, array, weights, device, neuron, inhibition, timing, architecture, null);
  }

  /** A chip that is built {@link Architecture#PARALLEL}. */
  public ChipSpec(
      String name,
      ArraySpec array,
      String weights,
      MramDeviceSpec device,
      LifSpec neuron,
      InhibitionSpec inhibition,
      TimingSpec timing) {
    this(
        name,
        array,
        weights,
        device,
        neuron,
        inhibition,
        timing,
        ArchitectureSpec.of(Architecture.PARALLEL));
  }

  /** The top of this chip. */
  public TopSpec top() {
    return architecture.kind().top();
  }

  /** The Verilog parameters of this chip's top, without digest. */
  public Map<String, Long> parameters() {
    QFormat membrane = neuron.membrane();
    int coefficientBits = neuron.coefficientBits();
    Map<String, Long> p = new LinkedHashMap<>();
    p.put("INPUTS", (long) array.inputs());
    p.put("NEURONS", (long) array.neurons());
    p.put("CODE_BITS", (long) array.code().bits());
    p.put("CODE_FRACTION_BITS", (long) array.code().fractionBits());
    p.put("FRACTION_BITS", (long) membrane.fractionBits());
    p.put("TRACE_BITS", (long) neuron.trace().bits());
    p.put("MEMBRANE_BITS", (long) membrane.bits());
    p.put("REFRACTORY_BITS", (long) neuron.refractoryBits());
    p.put("DIVIDER_BITS", (long) timing.dividerBits());
    p.put("COEFFICIENT_BITS", (long) coefficientBits);
    p.put("PSP_SHAPE", (long) neuron.psp().ordinal());
    p.put("DECAY_MODE", (long) neuron.decayE().mode().ordinal());
    p.put("LEAK_MODE", (long) neuron.leak().mode().ordinal());
    p.put("STRICT_THRESHOLD", neuron.strictThreshold() ? 1L : 0L);
    p.put("RESET_SUBTRACT", neuron.resetSubtract() ? 1L : 0L);
    p.put("POLARITY", (long) array.polarity().ordinal());
    p.put("INHIBITION", inhibition.topology() == InhibitionSpec.Topology.NONE ? 0L : 1L);
    p.put("LANES", (long) architecture.lanes());
    p.put("EVENT_QUEUE_BITS", (long) architecture.eventQueueBits());
    p.put("COUNTER_BITS", (long) architecture.counterBits());
    p.put("READBACK", architecture.readback() ? 1L : 0L);
    p.put("FIXED_SETTINGS", architecture.fixedSettings() ? 1L : 0L);
    p.put("INIT_ENABLE", 1L);
    p.put("INIT_STEP_MODE", architecture.timedSteps() ? 1L : 0L);
    p.put("INIT_DIVIDER", timing.divider());
    p.put("INIT_THRESHOLD", membrane.raw(neuron.threshold()));
    p.put("INIT_RESET_VALUE", membrane.raw(neuron.resetValue()));
    p.put("INIT_LEAK", neuron.leak().raw(coefficientBits));
    p.put("INIT_DECAY_E", neuron.decayE().raw(coefficientBits));
    p.put("INIT_DECAY_I", neuron.decayI().raw(coefficientBits));
    p.put("INIT_REFRACTORY", (long) neuron.refractory());
    p.put("INIT_INHIBITION", membrane.raw(inhibition.weight()));
    p.keySet().retainAll(top().block().parameters().stream().map(Parameter::name).toList());
    return p;
  }

  /**
   * The same chip with its matrices in other files.
   *
   * @param codesFile null where codes follow from the device
   */
  public ChipSpec withFiles(String weightsFile, String maskFile, String codesFile) {
    var renamed =
        new InhibitionSpec(
            inhibition.topology(), inhibition.radius(), maskFile, inhibition.weight());
    return new ChipSpec(
        name, array, weightsFile, device, neuron, renamed, timing, architecture, codesFile);
  }

  /** The same chip built in another way. */
  public ChipSpec with(ArchitectureSpec other) {
    return new ChipSpec(name, array, weights, device, neuron, inhibition, timing, other, codes);
  }

  /** The same chip of other cells. */
  public ChipSpec with(MramDeviceSpec other) {
    return new ChipSpec(
        name, array, weights, other, neuron, inhibition, timing, architecture, codes);
  }
}
