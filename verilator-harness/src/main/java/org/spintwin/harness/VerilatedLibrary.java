// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spintwin.harness.HarnessException.Kind;

/** A built model, loaded. Many instances may be open, each used by one thread at a time. */
public final class VerilatedLibrary {
  private static final int RTLD_LAZY = 1;

  /** Libraries stay loaded for the life of the JVM: a second load of a path may give the first. */
  private static final Map<Path, Shim> LOADED = new ConcurrentHashMap<>();

  private final Path file;
  private final Shim shim;
  private final ModelSource source;
  private final Variant variant;

  private VerilatedLibrary(Path file, Shim shim, ModelSource source, Variant variant) {
    this.file = file;
    this.shim = shim;
    this.source = source;
    this.variant = variant;
  }

  /**
   * @throws HarnessException when the file is not a library of this layout
   */
  static VerilatedLibrary load(Path file, ModelSource source, Variant variant) {
    try {
      Shim shim = LOADED.computeIfAbsent(file, VerilatedLibrary::open);
      if (shim.spintwin_layout_hash() != LayoutHeader.hash(source)) {
        throw new HarnessException(
            Kind.LAYOUT_DIFFERS, file + " was built for another layout; delete it");
      }
      return new VerilatedLibrary(file, shim, source, variant);
    } catch (UnsatisfiedLinkError e) {
      throw new HarnessException(
          Kind.TOOL_FAILED, "cannot load " + file + ": " + e.getMessage() + "; delete it", e);
    }
  }

  private static Shim open(Path file) {
    // RTLD_LAZY alone is local: JNA's default would be global, and the first model's symbols win.
    return Native.load(file.toString(), Shim.class, Map.of(Library.OPTION_OPEN_FLAGS, RTLD_LAZY));
  }

  public ModelSource source() {
    return source;
  }

  public Variant variant() {
    return variant;
  }

  /** Takes it out of the cache, where it will not be needed again; what is loaded stays usable. */
  public void discard() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Whether one evaluation per clock is possible. */
  public boolean hasSingleEvaluation() {
    return shim.spintwin_has_single() != 0;
  }

  /** A model with all registers and memories 0, evaluated in the fastest way. */
  public VerilatedModel open() {
    return open(Evaluation.BEST, 0);
  }

  /**
   * A new instance of the model, with all inputs 0 and no clock yet.
   *
   * @param powerUpSeed 0 for registers and memories that start at 0, else the seed of random
   *     contents, which show what a reset leaves out
   * @throws IllegalArgumentException for {@link Evaluation#SINGLE} where it is not possible
   * @throws RtlStoppedException when an initial block ends the simulation
   */
  public VerilatedModel open(Evaluation evaluation, int powerUpSeed) {
    if (evaluation == Evaluation.SINGLE && !hasSingleEvaluation()) {
      throw new IllegalArgumentException(
          source.top()
              + " ("
              + variant
              + ") cannot be clocked with a single evaluation; its"
              + " registers are not all clocked by the rising edge of the clock alone, or waves are"
              + " on");
    }
    boolean single = evaluation != Evaluation.DOUBLE && hasSingleEvaluation();
    Pointer handle = shim.spintwin_create(powerUpSeed, single ? 1 : 0);
    if (handle == null) {
      throw new HarnessException(
          Kind.TOOL_FAILED, "not enough memory for an instance of " + source.top());
    }
    VerilatedModel model = new VerilatedModel(shim, handle, source, variant, single);
    try {
      model.checkNotStopped(0);
    } catch (RtlStoppedException e) {
      model.close();
      throw e;
    }
    return model;
  }
}
