// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.sot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.spintwin.data.DatasetFolder;
import org.spintwin.data.ImageSet;
import org.spintwin.device.SotMlpImages;
import org.spintwin.golden.SotMlpInference;
import org.spintwin.harness.Toolchain;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.SotMlpImage;
import org.spintwin.train.PerceptronTrainer;
import org.spintwin.train.PerceptronTrainer.Trained;
import org.spintwin.train.Pixels;

/**
 * Where the experiments on perceptrons are done: a chip, images of digits, and the weights that
 * were trained for it. Safe for many threads.
 */
public final class SotBench {
  /** Of the published network. */
  static final List<Integer> PUBLISHED_SIZES = List.of(784, 16, 10);

  /** Trained networks of which the one is taken that does best on images set aside. */
  private static final int CANDIDATES = 3;

  private final SotMlpImage given;
  private final boolean drawn;
  private final DatasetFolder data;
  private final Toolchain tools;
  private Pixels training;
  private Pixels test;
  private SotMlpImage image;

  /**
   * @param given the chip as its file says it
   * @param drawn whether its weights are random, so that trained ones take their place
   * @param data images of digits
   */
  public SotBench(SotMlpImage given, boolean drawn, DatasetFolder data, Toolchain tools) {
    this.given = given;
    this.drawn = drawn;
    this.data = data;
    this.tools = tools;
  }

  SotMlpChip chip() {
    return given.chip();
  }

  Toolchain tools() {
    return tools;
  }

  boolean trains() {
    return drawn;
  }

  /** Why the chip is not for the images; null where it is. */
  String objection() {
    SotMlpChip chip = chip();
    Pixels images = test();
    if (chip.sizes().get(0) != images.inputs() || chip.valueBits() != SotMlpChip.PIXEL_BITS) {
      return "the images have %d pixels of %d bits, the chip %d inputs of %d"
          .formatted(images.inputs(), SotMlpChip.PIXEL_BITS, chip.sizes().get(0), chip.valueBits());
    }
    if (chip.neurons(chip.layers() - 1) != Pixels.CLASSES) {
      return "the images are of %d classes, the chip has %d"
          .formatted(Pixels.CLASSES, chip.neurons(chip.layers() - 1));
    }
    boolean flat = chip.sigmoidShifts().stream().anyMatch(s -> s < chip.valueBits() - 1);
    return drawn && flat ? "the trainer needs a sigmoid_shift of value_bits - 1 or more" : null;
  }

  /** The chip with weights that were given or, where none were, trained. */
  synchronized SotMlpImage image() {
    if (image == null) {
      image = drawn ? SotMlpImages.of(chip(), best().weights()) : given;
    }
    return image;
  }

  private Trained best() {
    Trained best = null;
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      long seed = chip().device().seed() + candidate;
      var trainer = new PerceptronTrainer(PerceptronTrainer.EPOCHS, seed);
      Trained trained = trainer.train(chip(), training());
      if (best == null || trained.setAside() > best.setAside()) {
        best = trained;
      }
    }
    return best;
  }

  synchronized Pixels training() {
    if (training == null) {
      training = Pixels.of(ImageSet.training(folder()));
    }
    return training;
  }

  synchronized Pixels test() {
    if (test == null) {
      test = Pixels.of(ImageSet.test(folder()));
    }
    return test;
  }

  private Path folder() {
    try {
      return data.verified();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Share of the test images that a chip classifies right, on the step-exact golden model. */
  double accuracy(SotMlpImage of) {
    var inference = new SotMlpInference(of);
    Pixels images = test();
    int right = 0;
    for (int i = 0; i < images.size(); i++) {
      right += inference.classify(images.image(i)) == images.labels()[i] ? 1 : 0;
    }
    return (double) right / images.size();
  }
}
