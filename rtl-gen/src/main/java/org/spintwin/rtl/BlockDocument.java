// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.spintwin.rtl.MarkdownTable.code;

import java.util.List;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Derived;
import org.spintwin.spec.Instance;
import org.spintwin.spec.Memory;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.Port;
import org.spintwin.spec.Rule;
import org.spintwin.spec.State;
import org.spintwin.spec.TopSpec;

/** The reference part of a block's documentation, printed from its specification. */
public final class BlockDocument {
  private final BlockSpec block;
  private final StringBuilder text = new StringBuilder();

  private BlockDocument(BlockSpec block) {
    this.block = block;
  }

  /**
   * Purpose, parameters, rules, ports, state, memories and, where the block has them, registers, as
   * Markdown with headings of the second level.
   */
  public static String markdown(BlockSpec block) {
    return new BlockDocument(block).print();
  }

  /** The same of a top, and the blocks in it. */
  public static String markdown(TopSpec top) {
    var document = new BlockDocument(top.block());
    document.print();
    document.instances(top.instances());
    return document.text.toString();
  }

  private String print() {
    text.append(block.purpose()).append('\n');
    parameters();
    rules();
    ports();
    states();
    memories();
    if (!block.registers().isEmpty()) {
      section("Registers", RegisterTable.markdown(block.registers()));
    }
    return text.toString();
  }

  private void parameters() {
    var table = new MarkdownTable("parameter", "default", "range", "meaning");
    for (Parameter p : block.parameters()) {
      table.row(code(p.name()), Long.toString(p.defaultValue()), range(p), p.doc());
    }
    section("Parameters", table.toString());
    if (!block.derived().isEmpty()) {
      var derived = new MarkdownTable("localparam", "value", "meaning");
      for (Derived d : block.derived()) {
        derived.row(code(d.name()), code(d.value().verilog()), d.doc());
      }
      section("Derived values", derived.toString());
    }
  }

  private static String range(Parameter p) {
    if (!p.bounded()) {
      return "any 32-bit integer";
    }
    return p.max() == Integer.MAX_VALUE ? p.min() + " and up" : p.min() + " to " + p.max();
  }

  private void rules() {
    if (!block.rules().isEmpty()) {
      var list = new StringBuilder("Checked at elaboration, besides the ranges above:\n\n");
      for (Rule r : block.rules()) {
        list.append("- ").append(r.message()).append('\n');
      }
      section("Rules", list.toString());
    }
  }

  private void ports() {
    var table = new MarkdownTable("port", "direction", "width", "meaning");
    for (Port p : block.ports()) {
      table.row(code(p.name()), p.isInput() ? "in" : "out", code(p.bits().verilog()), p.doc());
    }
    section("Ports", table.toString());
  }

  private void states() {
    List<State> states = block.states();
    if (!states.isEmpty()) {
      var table = new MarkdownTable("register", "elements", "width", "signed", "meaning");
      for (State s : states) {
        table.row(
            code(s.register()),
            code(s.elements().verilog()),
            code(s.width().verilog()),
            s.signed() ? "yes" : "no",
            s.doc());
      }
      String about = "All 0 after reset; compared at every clock, as are the outputs.\n\n";
      section("State", about + table);
    }
  }

  private void memories() {
    if (!block.memories().isEmpty()) {
      var table = new MarkdownTable("memory", "words", "width", "meaning");
      for (Memory m : block.memories()) {
        table.row(
            code(m.register()),
            code(m.words().verilog()),
            code(m.width().verilog()),
            m.doc() + (m.image() ? "" : "; no image"));
      }
      section("Memories", "Not changed by reset.\n\n" + table);
    }
  }

  private void instances(List<Instance> instances) {
    var table = new MarkdownTable("instance", "module", "purpose");
    for (Instance i : instances) {
      String stem = i.block().stem();
      table.row(code(i.name()), "[" + stem + "](" + stem + ".md)", i.block().purpose());
    }
    section("Blocks", table.toString());
  }

  private void section(String title, String body) {
    text.append("\n## ").append(title).append("\n\n").append(body);
  }
}
