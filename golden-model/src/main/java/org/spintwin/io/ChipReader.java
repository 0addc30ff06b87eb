// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.io.YamlNode.Scalar;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.MramLifParameters;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TimingSpec;

/** Turns the mapping of a chip file into a {@link ChipSpec} whose every value fits. */
final class ChipReader {
  /** The key of the table of codes, in the section {@code array}. */
  static final String CODES = "codes";

  private static final int MAX_SHIFT = 31;

  /** Each is drawn; more would take minutes. */
  private static final long MOST_CELLS = 1L << 27;

  private final Section top;
  private final Section array;
  private final DeviceReader device;
  private final Section neuron;
  private final Section inhibition;
  private final Section timing;
  private final ArchitectureReader architecture;

  ChipReader(Mapping root) {
    // First, so that a file of another kind is not told that its keys are unknown.
    Section.ofAny(root).word("chip", ChipFile.CHIP, ChipFile.CHIP);
    top =
        Section.of(
            "",
            root,
            "spintwin",
            "chip",
            "name",
            "array",
            "device",
            "neuron",
            "inhibition",
            "timing",
            ArchitectureReader.SECTION);
    array =
        top.section(
            "array",
            "inputs",
            "neurons",
            "bits",
            "encoding",
            "polarity",
            "code_bits",
            "code_fraction_bits",
            "weights",
            CODES);
    device = new DeviceReader(top);
    neuron =
        top.section(
            "neuron",
            "membrane_bits",
            "trace_bits",
            "fraction_bits",
            "coefficient_bits",
            "psp",
            "decay_e",
            "decay_i",
            "leak",
            "threshold",
            "threshold_compare",
            "reset",
            "refractory",
            "refractory_bits");
    inhibition = top.section("inhibition", "topology", "radius", "mask", "weight");
    timing = top.section("timing", "clock_hz", "divider", "divider_bits");
    architecture = new ArchitectureReader(top);
  }

  ChipSpec read() {
    String name = ChipHead.name(top, ChipFile.CHIP);
    ChipRules rules =
        new ChipRules(architecture.kind().top(), array, neuron, architecture.section());
    rules.checkSizes();
    LifSpec lif = neuron();
    ArraySpec synapses = array();
    ChipSpec spec =
        new ChipSpec(
            name,
            synapses,
            array.path("weights", ChipSpec.RANDOM_WEIGHTS),
            device.read(synapses),
            lif,
            inhibition(lif),
            timing(),
            architecture.read(synapses.neurons()),
            array.has(CODES) ? array.path(CODES, null) : null);
    rules.check(spec.parameters());
    return spec;
  }

  /** The file of levels; null where they are random. */
  Path weightsFile(Path chipFile) {
    boolean random = array.text("weights", ChipSpec.RANDOM_WEIGHTS).equals(ChipSpec.RANDOM_WEIGHTS);
    return random ? null : array.file("weights", chipFile);
  }

  /** The file of codes; null where they follow from the device. */
  Path codesFile(Path chipFile) {
    return array.has(CODES) ? array.file(CODES, chipFile) : null;
  }

  /** The file of the inhibition mask; null where there is none. */
  Path maskFile(Path chipFile) {
    return inhibition.has("mask") ? inhibition.file("mask", chipFile) : null;
  }

  private ArraySpec array() {
    int codeBits = ChipRules.size(array, "code_bits", "CODE_BITS");
    Parameter fraction = MramLifParameters.named("CODE_FRACTION_BITS");
    long most = Math.min(fraction.max(), codeBits);
    long fractionBits =
        array.integer("code_fraction_bits", fraction.defaultValue(), fraction.min(), most);
    var read =
        new ArraySpec(
            ChipRules.size(array, "inputs", "INPUTS"),
            ChipRules.size(array, "neurons", "NEURONS"),
            (int) array.integer("bits", 4, 1, 8),
            array.choice("encoding", ArraySpec.Encoding.BINARY),
            array.choice("polarity", ArraySpec.Polarity.SYNAPSE),
            new QFormat(true, codeBits, (int) fractionBits));
    checkCells(read);
    return read;
  }

  private void checkCells(ArraySpec read) {
    if ((long) read.inputs() * read.neurons() * read.cellsPerSynapse() > MOST_CELLS) {
      throw array.error(
          Code.COMBINATION,
          "encoding",
          read.neurons()
              + " * "
              + read.inputs()
              + " synapses of "
              + read.cellsPerSynapse()
              + " cells",
          "at most " + MOST_CELLS + " cells in all");
    }
  }

  private LifSpec neuron() {
    int fractionBits = ChipRules.size(neuron, "fraction_bits", "FRACTION_BITS");
    QFormat membrane =
        new QFormat(true, ChipRules.size(neuron, "membrane_bits", "MEMBRANE_BITS"), fractionBits);
    PspShape psp = neuron.choice("psp", PspShape.EXPONENTIAL);
    Decay decayE = decay("decay_e", psp == PspShape.PULSE ? Decay.shift(0) : Decay.shift(3), false);
    Decay decayI = decay("decay_i", decayE, false);
    checkDecays(psp, decayE, decayI);
    Section reset = neuron.section("reset", "mode", "value");
    int refractoryBits = ChipRules.size(neuron, "refractory_bits", "REFRACTORY_BITS");
    long longest = (1L << refractoryBits) - 1;
    return new LifSpec(
        membrane,
        new QFormat(true, ChipRules.size(neuron, "trace_bits", "TRACE_BITS"), fractionBits),
        psp,
        decayE,
        decayI,
        decay("leak", Decay.shift(6), true),
        ChipRules.size(neuron, "coefficient_bits", "COEFFICIENT_BITS"),
        membraneValue(neuron, "threshold", 256, membrane),
        neuron.word("threshold_compare", ">=", ">=", ">").equals(">"),
        reset.word("mode", "value", "value", "subtract").equals("subtract"),
        membraneValue(reset, "value", 0, membrane),
        (int) neuron.integer("refractory", refractoryBits == 0 ? 0 : 8, 0, longest),
        refractoryBits);
  }

  private InhibitionSpec inhibition(LifSpec lif) {
    Topology topology = inhibition.choice("topology", Topology.NONE);
    onlyWith("radius", topology == Topology.RING, "topology: ring");
    onlyWith("mask", topology == Topology.MASK, "topology: mask");
    onlyWith("weight", topology != Topology.NONE, "topology: all, ring or mask");
    if (topology == Topology.NONE) {
      return InhibitionSpec.none();
    }
    if (topology == Topology.MASK) {
      inhibition.require("mask", "a .csv or .npy file of 0 and 1, with topology: mask");
    }
    long widest = Math.max(1, ChipRules.size(array, "neurons", "NEURONS") / 2);
    QFormat membrane = lif.membrane();
    return new InhibitionSpec(
        topology,
        topology == Topology.RING ? (int) inhibition.integer("radius", 1, 1, widest) : 0,
        topology == Topology.MASK ? inhibition.path("mask", null) : null,
        inhibition.real("weight", lif.threshold(), 0, membrane.real(membrane.maxRaw())));
  }

  private TimingSpec timing() {
    int dividerBits = ChipRules.size(timing, "divider_bits", "DIVIDER_BITS");
    long most = Math.min((1L << dividerBits) - 1, MramLifParameters.named("INIT_DIVIDER").max());
    return new TimingSpec(
        timing.real("clock_hz", 12e6, 1, 1e10), timing.integer("divider", 1, 0, most), dividerBits);
  }

  /** {@code none}, {@code {shift: k}} or {@code {coefficient: c}}. */
  private Decay decay(String key, Decay standard, boolean noneAllowed) {
    String allowed = (noneAllowed ? "none, " : "") + "{shift: k} or {coefficient: c}";
    YamlNode node = neuron.node(key);
    if (node == null) {
      return standard;
    }
    if (noneAllowed && node instanceof Scalar scalar && scalar.text().equals("none")) {
      return Decay.none();
    }
    if (!(node instanceof Mapping mapping) || mapping.entries().size() != 1) {
      boolean both = node instanceof Mapping mapping && mapping.entries().size() > 1;
      throw neuron.error(
          Code.TYPE, key, both ? "a mapping of several keys" : node.described(), allowed);
    }
    Section decay = neuron.section(key, "shift", "coefficient");
    return decay.has("shift")
        ? Decay.shift((int) decay.integer("shift", 0, 0, MAX_SHIFT))
        : Decay.coefficient(decay.real("coefficient", 0, 0, 1));
  }

  private void checkDecays(PspShape psp, Decay decayE, Decay decayI) {
    if (decayE.mode() != decayI.mode()) {
      throw neuron.error(
          Code.COMBINATION,
          "decay_i",
          ChipWriter.decay(decayI) + " beside decay_e: " + ChipWriter.decay(decayE),
          "the same kind of decay for both");
    }
    for (String key : new String[] {"decay_e", "decay_i"}) {
      Decay decay = key.equals("decay_e") ? decayE : decayI;
      if (psp == PspShape.PULSE && !decay.equals(Decay.shift(0))) {
        throw neuron.error(
            Code.COMBINATION,
            key,
            ChipWriter.decay(decay) + " with psp: pulse",
            "no decay or {shift: 0} with psp: pulse; {shift: k} or {coefficient: c} with psp:"
                + " exponential or alpha");
      }
    }
  }

  private void onlyWith(String key, boolean suits, String condition) {
    if (inhibition.has(key) && !suits) {
      throw inhibition.error(
          Code.COMBINATION,
          key,
          key + " with topology: " + inhibition.text("topology", "none"),
          key + " only with " + condition);
    }
  }

  private static double membraneValue(Section in, String key, double standard, QFormat format) {
    return in.real(key, standard, format.real(format.minRaw()), format.real(format.maxRaw()));
  }
}
