// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.spintwin.data.DatasetFolder;
import org.spintwin.data.ImageSet;
import org.spintwin.harness.Toolchain;
import org.spintwin.spec.EcramChip;
import org.spintwin.train.HiddenLayer;
import org.spintwin.train.HiddenLayerTrainer;

/** Where experiments are done: the user's chip, golden model and Verilog, and images of digits. */
public final class EcramBench {
  private static final int CLASSES = 10;
  private static final int EPOCHS = 40;
  private static final long SEED = 1;

  private final EcramChip chip;
  private final EcramModels models;
  private final DatasetFolder digits;
  private Network network;

  /**
   * Images, and the layer before the chip, trained on them in double precision.
   *
   * @param training to train on
   * @param test to judge by
   */
  public record Network(ImageSet training, ImageSet test, HiddenLayer layer) {}

  /**
   * @param digits images of ten classes
   */
  public EcramBench(EcramChip chip, Toolchain tools, DatasetFolder digits) {
    this.chip = chip;
    models = new EcramModels(tools);
    this.digits = digits;
  }

  /** The user's chip. */
  public EcramChip chip() {
    return chip;
  }

  public EcramModels models() {
    return models;
  }

  /** Why images cannot be sorted on this chip; null where they can. */
  String whyNotImages() {
    if (chip.neurons() != CLASSES) {
      return "the images have " + CLASSES + " classes; array.neurons is " + chip.neurons();
    }
    try {
      return digits.state() == DatasetFolder.State.PRESENT
          ? null
          : "the images of "
              + digits.data().name()
              + " are not there; 'spintwin data fetch "
              + digits.data().name()
              + "' downloads them";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The images and the network, trained when it is first asked for. */
  public synchronized Network network() {
    if (network == null) {
      try {
        Path folder = digits.verified();
        ImageSet training = ImageSet.training(folder);
        HiddenLayer layer = new HiddenLayerTrainer(chip.inputs(), EPOCHS, SEED).train(training);
        network = new Network(training, ImageSet.test(folder), layer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return network;
  }

  /** The hidden neurons' answer to all images, [image][neuron], as the chip is given it. */
  int[][] values(ImageSet images) {
    int[][] values = new int[images.size()][];
    int fullScale = (1 << chip.valueBits()) - 1;
    for (int image = 0; image < values.length; image++) {
      values[image] = network().layer().values(images, image, fullScale);
    }
    return values;
  }
}
