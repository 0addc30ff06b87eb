// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spintwin.board.FpgaDevice;
import org.spintwin.board.FpgaFamily;
import org.spintwin.device.CodeQuality;
import org.spintwin.device.MramArray;
import org.spintwin.io.ChipFile;
import org.spintwin.kind.ChipKind;
import org.spintwin.kind.MramTwin;
import org.spintwin.kind.Twin;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TopSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Validate a chip file; print sizes, formats, currents and an estimate of its size.",
    footerHeading = "%nExample:%n",
    footer = "  spintwin check chip.yaml --json -")
final class CheckCommand extends SpintwinCommand {
  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Mixin private ArchitectureOptions architecture;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description =
          "Refuse a chip that this FPGA cannot hold: hx8k or up5k (Lattice iCE40); an estimate.")
  private String device;

  @Option(
      names = "--chips",
      paramLabel = "N",
      description =
          "Draw N chips, of the file's seed and those after it, and tell how many have INL and DNL"
              + " within --bound everywhere.")
  private Integer chips;

  @Option(
      names = "--bound",
      paramLabel = "LEVELS",
      defaultValue = "1",
      description = "Largest INL and DNL of a good chip, in levels. Default: ${DEFAULT-VALUE}.")
  private double bound;

  @Override
  ExitCode run(Console console, Map<String, Object> json) {
    Twin twin = architecture.load(chip, console);
    json.put("file", chip.toString());
    json.put("name", twin.chip().design().name());
    json.put("kind", ChipKind.of(chip).name());
    json.put("resolved", twin.origin().sources().get("chip.yaml"));
    json.put("parameters", twin.chip().design().parameters());
    json.put("architecture", twin.architecture());
    if (twin instanceof MramTwin mram) {
      checkMram(mram, console, json);
    } else {
      checkOther(twin, console, json);
    }
    return ExitCode.OK;
  }

  private void checkOther(Twin twin, Console console, Map<String, Object> json) {
    if (device != null || chips != null) {
      throw misuse("--device and --chips are for chips of kind " + ChipFile.CHIP);
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("chip", twin.chip().design().name() + ", " + ChipKind.of(chip).name());
    facts.putAll(twin.facts());
    facts.put("architecture", twin.architecture());
    console.print("%s: legal", chip);
    facts.forEach((heading, text) -> console.print("%-14s %s", heading, text));
    json.put("facts", twin.facts());
  }

  private void checkMram(MramTwin twin, Console console, Map<String, Object> json) {
    ChipSpec spec = twin.spec();
    ArraySpec array = spec.array();
    LifSpec neuron = spec.neuron();
    double stepCurrent = new MramArray(spec).stepCurrent();
    long clipped = twin.clippedCodes();
    CodeQuality quality = twin.codeQuality();
    Optional<Double> good =
        Optional.ofNullable(chips).map(count -> shareOfGoodChips(console, spec, count));
    TopSpec top = spec.top();
    long latency = top.latency().eval(top.resolve(twin.image().parameters()));
    SizeEstimate size = SizeEstimate.of(spec.architecture().kind(), twin.image().parameters());
    Optional<DeviceFit> fit =
        Optional.ofNullable(device).map(name -> DeviceFit.of(size, device(name), chip.toString()));

    console.print("%s: legal", chip);
    console.print("chip           %s, %s", spec.name(), ChipFile.CHIP);
    console.print(
        "array          %d inputs x %d neurons, %d synapses of %d bits, %d cells each",
        array.inputs(), array.neurons(), twin.synapses(), array.bits(), array.cellsPerSynapse());
    console.print("current codes  %s, %d clipped", format(array.code()), clipped);
    console.print(
        "currents       %.4g A per level, %.4g A at level %d (assumed device)",
        stepCurrent, stepCurrent * array.maxLevel(), array.maxLevel());
    console.print(
        "nonlinearity   INL %.3g levels (%.3g codes), DNL %.3g levels (%.3g codes) at worst%s",
        quality.inl(),
        quality.inlCodes(),
        quality.dnl(),
        quality.dnlCodes(),
        quality.synapses() < twin.synapses() ? " of " + quality.synapses() + " synapses" : "");
    console.print(
        "levels         %.3g of %d effective", quality.effectiveLevels(), array.maxLevel() + 1);
    good.ifPresent(
        share ->
            console.print(
                "yield          %.4g %% of %d chips within %s levels",
                100 * share, chips, number(bound)));
    console.print("membrane       %s", format(neuron.membrane()));
    console.print("traces         %s", format(neuron.trace()));
    console.print(
        "threshold      %s%s (raw %d)",
        neuron.strictThreshold() ? "> " : ">= ",
        number(neuron.membrane().real(neuron.membrane().raw(neuron.threshold()))),
        neuron.membrane().raw(neuron.threshold()));
    boolean streams = spec.architecture().kind() != Architecture.PARALLEL;
    if (streams && !spec.architecture().timedSteps()) {
      console.print("timing         a step takes %d clocks after its last event", latency);
    } else {
      console.print(
          "timing         %s steps/s, latency %d clocks from latched step to spikes",
          number(spec.timing().stepHz()), latency);
    }
    console.print("architecture   %s", spec.architecture().kind().word());
    if (spec.architecture().kind() == Architecture.FOLDED) {
      int lanes = spec.architecture().lanes();
      console.print(
          "lanes          %d, so %d groups of neurons and as many clocks an event",
          lanes, array.neurons() / lanes);
    }
    console.print(
        "flip-flops     about %d and %d of the memories, %s (estimate)",
        size.flipFlops(),
        size.memoryBits(),
        spec.architecture().kind() == Architecture.FOLDED ? "the small ones" : "read all at once");
    int blockRams = size.rams().stream().mapToInt(SizeEstimate.Ram::blockRams).sum();
    if (blockRams > 0) {
      console.print("block RAMs     %d of 4 kbit, as iCE40 has them", blockRams);
    }
    console.print("4-input LUTs   about %d (rough estimate; synthesise to know)", size.luts());
    fit.ifPresent(f -> console.print("device         %s", f.text()));
    if (fit.map(DeviceFit::tight).orElse(false)) {
      console.warn("DEVICE", chip + ": so near to the size of the device, synthesise to know");
    }

    json.put("synapses", twin.synapses());
    json.put("formats", formats(spec));
    json.put("stepCurrentAmpere", stepCurrent);
    json.put("codesClipped", clipped);
    json.put("codeQuality", quality);
    good.ifPresent(share -> json.put("yield", share));
    json.put("latencyClocks", latency);
    json.put("stepsPerSecond", spec.timing().stepHz());
    json.put("estimate", size);
    fit.ifPresent(f -> json.put("device", f.json()));
  }

  private double shareOfGoodChips(Console console, ChipSpec spec, int count) {
    if (count < 1) {
      throw misuse("--chips: found " + count + "; allowed 1 or more");
    }
    if (!(bound > 0)) {
      throw misuse("--bound: found " + bound + "; allowed more than 0");
    }
    if (spec.codes() != null) {
      throw misuse("--chips: the codes of this chip are measured (array.codes), not drawn");
    }
    return console.timed("draw chips", () -> CodeQuality.yieldOverSeeds(spec, count, bound));
  }

  private FpgaDevice device(String name) {
    try {
      return FpgaDevice.of(name, FpgaFamily.ICE40.devices());
    } catch (IllegalArgumentException e) {
      throw misuse("--device: " + e.getMessage());
    }
  }

  private static Map<String, String> formats(ChipSpec spec) {
    Map<String, String> formats = new LinkedHashMap<>();
    formats.put("code", spec.array().code().toString());
    formats.put("membrane", spec.neuron().membrane().toString());
    formats.put("trace", spec.neuron().trace().toString());
    return formats;
  }

  private static String format(QFormat format) {
    return String.format(
        "%s, %d bits, %s to %s in steps of %s",
        format,
        format.bits(),
        number(format.real(format.minRaw())),
        number(format.real(format.maxRaw())),
        number(format.lsb()));
  }

  /** Decimal, in full. */
  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
