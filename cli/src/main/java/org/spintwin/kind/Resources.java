// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import org.spintwin.data.Dataset;
import org.spintwin.data.DatasetFolder;
import org.spintwin.harness.Toolchain;

/**
 * What experiments and demonstrations use besides the chip.
 *
 * @param examples folder of the examples
 * @param cache the user's folder of fetched data
 */
public record Resources(Toolchain tools, Path examples, Path cache) {
  public DatasetFolder data(Dataset data) {
    return DatasetFolder.of(data, cache, examples);
  }
}
