// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Memory;
import org.spintwin.spec.Port;

/**
 * A block as its template prints it: finished text, so that templates hold layout only.
 *
 * @param stem block name, which names its template and its documentation
 * @param name Verilog module name
 * @param origin what the module was generated from; empty for blocks, which are the same for every
 *     chip
 */
public record ModuleModel(
    String stem,
    String name,
    String purpose,
    String template,
    String origin,
    List<Line> parameters,
    List<Line> ports,
    List<Line> localparams,
    List<Check> checks) {

  /** A parameter, localparam or port; {@code comma} is empty on the last of a list. */
  public record Line(String name, String value, String declaration, String comma, String doc) {}

  /** An elaboration-time check; {@code id} is the message. */
  public record Check(String id, String condition) {}

  /** A block with the neutral defaults of its parameters, called like its stem. */
  public static ModuleModel ofBlock(BlockSpec block) {
    return ofBlock(block, block.stem());
  }

  /** The same, with another name for its module. */
  static ModuleModel ofBlock(BlockSpec block, String name) {
    return new ModuleModel(
        block.stem(),
        name,
        block.purpose(),
        block.stem() + ".v.vm",
        "The same for every chip.",
        parameters(block, Map.of(), memoryImages(block)),
        ports(block, "reg "),
        localparams(block),
        checks(block));
  }

  /** The top of a chip, with the chip's values as defaults. */
  static ModuleModel ofChip(
      BlockSpec block, String name, Map<String, Long> values, String origin, List<Line> images) {
    return new ModuleModel(
        block.stem(),
        name,
        block.purpose(),
        "chip.v.vm",
        origin,
        parameters(block, values, images),
        ports(block, "wire"),
        localparams(block),
        checks(block));
  }

  /** String parameters that name the image files of a block's memories. */
  static List<Line> memoryImages(BlockSpec block) {
    return block.memories().stream()
        .filter(Memory::image)
        .map(m -> memoryImage(m.noun(), "", m.register()))
        .toList();
  }

  /**
   * The string parameter that names an image file.
   *
   * @param image what the image is called
   * @param of the memory
   */
  static Line memoryImage(String image, String filePrefix, String of) {
    String name = imageParameter(image);
    String file = "\"" + filePrefix + image + ".mem\"";
    return new Line(name, file, name, "", "image of " + of + ", read where LOAD_IMAGE is 1");
  }

  static String imageParameter(String image) {
    return image.toUpperCase(Locale.ROOT) + "_IMAGE";
  }

  private static List<Line> parameters(
      BlockSpec block, Map<String, Long> values, List<Line> images) {
    List<Line> lines = new ArrayList<>();
    for (var p : block.parameters()) {
      long value = values.getOrDefault(p.name(), p.defaultValue());
      String range =
          p.bounded() && p.max() < Integer.MAX_VALUE ? ", " + p.min() + " to " + p.max() : "";
      lines.add(
          new Line(p.name(), Long.toString(value), "integer " + p.name(), "", p.doc() + range));
    }
    lines.addAll(images);
    return withCommas(lines);
  }

  private static List<Line> ports(BlockSpec block, String registerKind) {
    List<Line> lines = new ArrayList<>();
    for (Port p : block.ports()) {
      String kind =
          switch (p.direction()) {
            case INPUT -> "input  wire ";
            case OUTPUT -> "output " + registerKind + " ";
            case WIRE -> "output wire ";
          };
      // Written out, as not every tool takes a localparam of the body in the port list before it.
      String declaration = kind + range(block.writtenOut(p.bits())) + p.name();
      lines.add(new Line(p.name(), "", declaration, "", p.doc()));
    }
    return withCommas(lines);
  }

  private static List<Line> localparams(BlockSpec block) {
    return block.derived().stream()
        .map(d -> new Line(d.name(), d.value().verilog(), "", "", d.doc()))
        .toList();
  }

  private static List<Check> checks(BlockSpec block) {
    return block.allRules().stream().map(r -> new Check(r.id(), r.condition().verilog())).toList();
  }

  static List<Line> withCommas(List<Line> lines) {
    List<Line> result = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line l = lines.get(i);
      String comma = i < lines.size() - 1 ? "," : "";
      result.add(new Line(l.name(), l.value(), l.declaration(), comma, l.doc()));
    }
    return result;
  }

  /** {@code "[WIDTH-1:0] "}, or nothing for one bit. */
  static String range(Expr width) {
    return width.equals(Expr.of(1)) ? "" : "[" + msb(width) + ":0] ";
  }

  /** The highest bit of a vector of that width, without {@code + 1 - 1}. */
  static String msb(Expr width) {
    if (width instanceof Expr.Literal literal) {
      return Long.toString(literal.value() - 1);
    }
    if (width instanceof Expr.Binary choice && Set.of("max", "min").contains(choice.operator())) {
      return "(" + width.verilog() + ")-1";
    }
    if (width instanceof Expr.Binary sum && sum.right() instanceof Expr.Literal literal) {
      if (sum.operator().equals("+") && literal.value() == 1) {
        return sum.left().verilog();
      }
      if (sum.operator().equals("-")) {
        return sum.left().verilog() + "-" + (literal.value() + 1);
      }
    }
    return width.verilog() + "-1";
  }
}
