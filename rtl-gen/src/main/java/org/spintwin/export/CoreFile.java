// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.nio.charset.StandardCharsets;

/**
 * A file of an exported core.
 *
 * @param path in the folder of the core, with {@code /}
 * @param doc what it is, for the README; a few words without a full stop
 */
public record CoreFile(String path, Role role, byte[] content, String doc) {
  /** What a file is to the tools that read it. */
  public enum Role {
    /** Verilog-2005 of the core. */
    VERILOG,
    /** Contents of a memory, found by its bare name in the folder in which a tool runs. */
    IMAGE,
    /** Verilog-2005 of a testbench. */
    TESTBENCH,
    /** What a testbench replays, found like an image. */
    TRACE,
    SDC,
    /** Constraints of Vivado, out of context. */
    XDC,
    SOFTWARE,
    DOCUMENT,
    /** What the core was made from. */
    SOURCE,
    /** What a tool takes the core by. */
    PACKAGE
  }

  public static CoreFile of(String path, Role role, String text, String doc) {
    return new CoreFile(path, role, text.getBytes(StandardCharsets.UTF_8), doc);
  }

  /** Its text, where it is one. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Its name without folders. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
