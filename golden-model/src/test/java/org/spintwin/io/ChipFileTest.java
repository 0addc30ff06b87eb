// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.BranchSpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.CellPhysicsSpec.Retention;
import org.spintwin.spec.CellPhysicsSpec.Thermal;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.ReferenceSpec;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.WireSpec;

class ChipFileTest {
  private static final ChipSpec STARTER =
      new ChipSpec(
          "mram_twin",
          new ArraySpec(64, 16, 4, Encoding.BINARY, Polarity.SYNAPSE, new QFormat(true, 8, 2)),
          "random",
          new MramDeviceSpec(7500, 1.5, 0.05, 0, 0.1, true, 1),
          new LifSpec(
              new QFormat(true, 24, 8),
              new QFormat(true, 24, 8),
              PspShape.EXPONENTIAL,
              Decay.shift(3),
              Decay.shift(3),
              Decay.shift(6),
              16,
              256,
              false,
              false,
              0,
              8,
              8),
          InhibitionSpec.none(),
          new TimingSpec(12e6, 1, 16));

  @TempDir Path folder;

  @Test
  void starterIsTheDefaultChip() throws IOException {
    assertThat(read(ChipFile.starter())).isEqualTo(STARTER);
  }

  @Test
  void everyKeyButThreeHasTheDefaultOfTheStarter() throws IOException {
    assertThat(read("spintwin: 1\nchip: mram-lif\nname: mram_twin\n")).isEqualTo(STARTER);
  }

  @Test
  void starterSpellsOutEveryKeyOfTheResolvedText() {
    ChipFile.write(STARTER)
        .lines()
        .map(line -> line.substring(0, line.indexOf(':') + 1))
        .forEach(key -> assertThat(ChipFile.starter()).contains("\n" + key));
  }

  @Test
  void resolvedTextIsStable() {
    assertThat(ChipFile.write(STARTER))
        .isEqualTo(
            """
            spintwin: 1
            chip: mram-lif
            name: mram_twin
            array:
              inputs: 64
              neurons: 16
              bits: 4
              encoding: binary
              polarity: synapse
              code_bits: 8
              code_fraction_bits: 2
              weights: random
            device:
              r_p: 7500
              tmr: 1.5
              sigma_r: 0.05
              sigma_tmr: 0
              read_voltage: 0.1
              current_subtraction: true
              seed: 1
              tmr_half_voltage: none
              temperature: {kelvin: 300, r_p_slope: 0, tmr_slope: 0}
              read_noise: 0
              write_error: 0
              retention: {stability: 60, seconds: 0}
              reference: {per: cell, sigma_r: 0.05, sigma_tmr: 0}
              branch: {gain_error: 0, output_resistance: none, load_resistance: 1000}
              wires: {driver_resistance: 0, segment_resistance: 0}
            neuron:
              membrane_bits: 24
              trace_bits: 24
              fraction_bits: 8
              coefficient_bits: 16
              psp: exponential
              decay_e: {shift: 3}
              decay_i: {shift: 3}
              leak: {shift: 6}
              threshold: 256
              threshold_compare: ">="
              reset: {mode: value, value: 0}
              refractory: 8
              refractory_bits: 8
            inhibition:
              topology: none
            timing:
              clock_hz: 12000000
              divider: 1
              divider_bits: 16
            architecture:
              kind: parallel
              lanes: 1
              event_queue: 256
              counter_bits: 32
              readback: true
              settings: run-time
              step_end: tlast
            """);
  }

  @Test
  void withoutARefractoryCounterThereIsNoRefractoryTime() throws IOException {
    ChipSpec spec = read("spintwin: 1\nchip: mram-lif\nname: a\nneuron: {refractory_bits: 0}\n");
    assertThat(spec.neuron().refractoryBits()).isZero();
    assertThat(spec.neuron().refractory()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void resolvedTextReadsBackEqual(long seed) throws IOException {
    System.out.println("ChipFileTest.resolvedTextReadsBackEqual seed " + seed);
    ChipSpec spec = random(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    String text = ChipFile.write(spec);
    ChipSpec back = read(text);
    assertThat(back).isEqualTo(spec);
    assertThat(ChipFile.write(back)).isEqualTo(text);
  }

  @Test
  void acceptsTheOtherSpellings() throws IOException {
    ChipSpec spec =
        read(
            """
            \uFEFF%YAML 1.2
            ---
            spintwin: 1\r
            chip: 'mram-lif'
            name: "a0_b"
            array: {weights: 'w, 1.csv'}
            neuron:
              psp: alpha
              decay_e: {coefficient: 0.25}
              leak: none
              threshold_compare: '>'
              reset: {mode: subtract}
            inhibition: {topology: all}
            timing: {clock_hz: 1e3, divider: 0}
            ...
            """);
    assertThat(spec.weights()).isEqualTo("w, 1.csv");
    assertThat(spec.neuron().decayE()).isEqualTo(Decay.coefficient(0.25));
    assertThat(spec.neuron().decayI()).isEqualTo(Decay.coefficient(0.25));
    assertThat(spec.neuron().leak()).isEqualTo(Decay.none());
    assertThat(spec.neuron().strictThreshold()).isTrue();
    assertThat(spec.neuron().resetSubtract()).isTrue();
    assertThat(spec.inhibition()).isEqualTo(new InhibitionSpec(Topology.ALL, 0, null, 256));
    assertThat(spec.timing()).isEqualTo(new TimingSpec(1000, 0, 16));
  }

  @Test
  void readsEverythingThatMakesCellsReal() throws IOException {
    ChipSpec spec =
        read(
            """
            spintwin: 1
            chip: mram-lif
            name: a
            device:
              sigma_r: 0.04
              sigma_tmr: 0.03
              tmr_half_voltage: 0.5
              temperature: {kelvin: 350, r_p_slope: -1e-4, tmr_slope: -0.002}
              read_noise: 0.01
              write_error: 1e-3
              retention: {stability: 45, seconds: 3e7}
              reference: {per: column, sigma_tmr: 0.02}
              branch: {gain_error: 0.02, output_resistance: 1e5}
              wires: {driver_resistance: 100, segment_resistance: 2.5}
            """);
    MramDeviceSpec device = spec.device();
    assertThat(device.physics())
        .isEqualTo(
            new CellPhysicsSpec(
                0.5, new Thermal(350, -1e-4, -0.002), 0.01, 1e-3, new Retention(45, 3e7)));
    // A spread that the reference does not name is that of the cells.
    assertThat(device.reference())
        .isEqualTo(new ReferenceSpec(ReferenceSpec.Per.COLUMN, 0.04, 0.02));
    assertThat(device.branch()).isEqualTo(new BranchSpec(0.02, 1e5, 1000));
    assertThat(device.wires()).isEqualTo(new WireSpec(100, 2.5));
    assertThat(read(ChipFile.write(spec))).isEqualTo(spec);
  }

  private ChipSpec read(String text) throws IOException {
    return ChipFile.read(Files.writeString(folder.resolve("chip.yaml"), text));
  }

  private static ChipSpec random(RandomGenerator random) {
    int fractionBits = random.nextInt(4, 10);
    QFormat membrane = new QFormat(true, random.nextInt(fractionBits + 2, 33), fractionBits);
    double top = membrane.real(membrane.maxRaw());
    PspShape psp = pick(PspShape.values(), random);
    Decay.Mode mode = random.nextBoolean() ? Decay.Mode.SHIFT : Decay.Mode.COEFFICIENT;
    int neurons = random.nextInt(1, 129);
    int refractoryBits = random.nextInt(0, 17);
    int codeBits = random.nextInt(2, 17);
    boolean pulse = psp == PspShape.PULSE;
    return new ChipSpec(
        "chip_" + random.nextInt(1000),
        new ArraySpec(
            random.nextInt(1, 129),
            neurons,
            random.nextInt(1, 9),
            pick(Encoding.values(), random),
            pick(Polarity.values(), random),
            new QFormat(true, codeBits, random.nextInt(0, Math.min(codeBits, fractionBits) + 1))),
        pick(new String[] {"random", "a/b.npy", "\u00e9 \"\u2028\ud83d\ude00\\: #.csv"}, random),
        device(random),
        new LifSpec(
            membrane,
            new QFormat(true, random.nextInt(fractionBits + 1, 33), fractionBits),
            psp,
            pulse ? Decay.shift(0) : decay(mode, random),
            pulse ? Decay.shift(0) : decay(mode, random),
            decay(pick(Decay.Mode.values(), random), random),
            random.nextInt(4, 25),
            random.nextDouble() * top,
            random.nextBoolean(),
            random.nextBoolean(),
            -random.nextDouble() * top,
            random.nextInt(1 << refractoryBits),
            refractoryBits),
        inhibition(pick(Topology.values(), random), neurons, random.nextDouble() * top, random),
        new TimingSpec(1 + random.nextDouble() * 1e9, random.nextInt(0, 4), random.nextInt(2, 33)),
        architecture(neurons, random),
        random.nextBoolean() ? null : "c.csv");
  }

  private static MramDeviceSpec device(RandomGenerator random) {
    double none = Double.POSITIVE_INFINITY;
    return new MramDeviceSpec(
        1 + random.nextDouble() * 1e6,
        0.01 + random.nextDouble(),
        random.nextDouble(),
        random.nextDouble() * 1e-9,
        0.001 + random.nextDouble(),
        random.nextBoolean(),
        random.nextLong(),
        new CellPhysicsSpec(
            random.nextBoolean() ? none : random.nextDouble(0.01, 1),
            new Thermal(
                random.nextDouble(4, 600),
                random.nextDouble(-0.003, 0.003),
                random.nextDouble(-0.003, 0.003)),
            random.nextDouble(0.1),
            random.nextDouble() * 1e-9,
            new Retention(random.nextDouble(1, 200), random.nextDouble(1e12))),
        new ReferenceSpec(
            pick(ReferenceSpec.Per.values(), random), random.nextDouble(), random.nextDouble()),
        new BranchSpec(
            random.nextDouble(0.1),
            random.nextBoolean() ? none : random.nextDouble(1, 1e6),
            random.nextDouble(1e5)),
        new WireSpec(random.nextDouble(1e3), 0));
  }

  private static ArchitectureSpec architecture(int neurons, RandomGenerator random) {
    int mostLanes = Integer.lowestOneBit(neurons);
    return new ArchitectureSpec(
        pick(Architecture.values(), random),
        1 << random.nextInt(Integer.numberOfTrailingZeros(mostLanes) + 1),
        1 << random.nextInt(4, 15),
        random.nextInt(0, 33),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private static InhibitionSpec inhibition(
      Topology topology, int neurons, double weight, RandomGenerator random) {
    return switch (topology) {
      case NONE -> InhibitionSpec.none();
      case ALL -> new InhibitionSpec(topology, 0, null, weight);
      case RING ->
          new InhibitionSpec(
              topology, random.nextInt(1, Math.max(1, neurons / 2) + 1), null, weight);
      case MASK -> new InhibitionSpec(topology, 0, "mask.csv", weight);
    };
  }

  private static Decay decay(Decay.Mode mode, RandomGenerator random) {
    return switch (mode) {
      case NONE -> Decay.none();
      case SHIFT -> Decay.shift(random.nextInt(32));
      case COEFFICIENT -> Decay.coefficient(random.nextDouble());
    };
  }

  private static <T> T pick(T[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }
}
