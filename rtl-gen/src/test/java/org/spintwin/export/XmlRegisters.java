// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.spintwin.spec.Expr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Reads the registers of a component of IP-XACT, of any edition, and of CMSIS-SVD. */
final class XmlRegisters {
  /** Parameters of the component, which values after reset may be said with. */
  private final Map<String, Long> values;

  private XmlRegisters(Map<String, Long> values) {
    this.values = values;
  }

  static List<ReadRegister> of(String text, Map<String, Long> values) throws Exception {
    var reader = new XmlRegisters(values);
    return all(document(text).getDocumentElement(), "register").stream()
        .map(reader::register)
        .toList();
  }

  static Document document(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  /** All elements of that name, however deep. */
  static List<Element> all(Element from, String name) {
    List<Element> found = new ArrayList<>();
    var nodes = from.getElementsByTagNameNS("*", name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  /** Elements of that name right below. */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && e.getLocalName().equals(name)) {
        found.add(e);
      }
    }
    return found;
  }

  /** Text of the one element of that name right below; null where there is none. */
  static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.get(0).getTextContent();
  }

  private ReadRegister register(Element register) {
    List<Element> fields =
        all(register, "field").stream().filter(f -> text(f, "bitOffset") != null).toList();
    return new ReadRegister(
        text(register, "name"),
        (int) number(text(register, "addressOffset")),
        access(register),
        reset(register, fields),
        fields.stream().map(XmlRegisters::field).toList());
  }

  private static ReadRegister.Part field(Element field) {
    return new ReadRegister.Part(
        text(field, "name"), lowest(field), (int) number(text(field, "bitWidth")), access(field));
  }

  private static int lowest(Element field) {
    return (int) number(text(field, "bitOffset"));
  }

  private static String access(Element element) {
    String own = text(element, "access");
    String told =
        own != null
            ? own
            : children(element, "accessPolicies").isEmpty()
                ? all(children(element, "fieldAccessPolicies").get(0), "access")
                    .get(0)
                    .getTextContent()
                : all(children(element, "accessPolicies").get(0), "access").get(0).getTextContent();
    return switch (told) {
      case "read-write" -> "rw";
      case "read-only" -> "r";
      case "write-only" -> "w";
      default -> throw new IllegalArgumentException(told);
    };
  }

  private Long reset(Element register, List<Element> fields) {
    if (text(register, "resetValue") != null) {
      long mask = number(text(register, "resetMask"));
      return mask == 0 ? null : Long.valueOf(number(text(register, "resetValue")) & mask);
    }
    if (!children(register, "reset").isEmpty()) {
      Element reset = children(register, "reset").get(0);
      return number(text(reset, "value")) & number(text(reset, "mask"));
    }
    Long value = null;
    for (Element field : fields) {
      if (!children(field, "resets").isEmpty()) {
        Element reset = all(field, "reset").get(0);
        long bits = Expr.of(text(reset, "value")).eval(values);
        value = (value == null ? 0 : value) | bits << lowest(field);
      }
    }
    return value;
  }

  private static long number(String text) {
    return Long.decode(text.replace("'h", "0x"));
  }
}
