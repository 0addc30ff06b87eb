// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.spintwin.golden.MramLifModel;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.TwinImage;

/**
 * One error put into the emitted Verilog.
 *
 * @param title what is wrong then
 * @param chip on which it shows
 * @param module whose file it is in; the chip's name for the top
 * @param edits as a rule one
 */
record Corruption(String title, Supplier<TwinImage> chip, String module, List<Edit> edits) {
  /**
   * @param from text that stands there exactly once
   * @param to text that takes its place
   */
  record Edit(String from, String to) {}

  Corruption(String title, Supplier<TwinImage> chip, String module, String from, String to) {
    this(title, chip, module, List.of(new Edit(from, to)));
  }

  /**
   * Files of the chip with the error.
   *
   * @throws IllegalStateException when the Verilog no longer has the text to be replaced
   */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>(original(chip.get()));
    String file = module + ".v";
    String text = files.get(file);
    for (Edit edit : edits) {
      int at = text.indexOf(edit.from);
      if (at < 0 || text.indexOf(edit.from, at + 1) >= 0 || edit.from.equals(edit.to)) {
        throw new IllegalStateException(
            "\"" + title + "\" needs exactly one place in " + file + " that reads\n" + edit.from);
      }
      text = text.replace(edit.from, edit.to);
    }
    files.put(file, text);
    return files;
  }

  static Map<String, String> original(TwinImage image) {
    return new VerilogWriter().chip(MramLifModel.chip(image).design());
  }

  @Override
  public String toString() {
    return module + ": " + title;
  }
}
