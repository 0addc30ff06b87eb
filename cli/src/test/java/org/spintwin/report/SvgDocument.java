// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A picture as an XML parser reads it. */
record SvgDocument(Document xml) {
  static SvgDocument of(Plot plot) {
    return of(SvgWriter.file(plot));
  }

  static SvgDocument of(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return new SvgDocument(
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(svg, e);
    }
  }

  Element root() {
    return xml.getDocumentElement();
  }

  /** The classes of every element. */
  List<String> classes() {
    return elements("*").stream().map(e -> e.getAttribute("class")).toList();
  }

  /** The texts of those classes. */
  List<String> text(String classes) {
    return elements("text").stream()
        .filter(e -> e.getAttribute("class").equals(classes))
        .map(Element::getTextContent)
        .toList();
  }

  /** The data of the first path of those classes. */
  String path(String classes) {
    return elements("path").stream()
        .filter(e -> e.getAttribute("class").equals(classes))
        .map(e -> e.getAttribute("d"))
        .findFirst()
        .orElseThrow();
  }

  /** How often that command is in it. */
  long commands(String classes, String command) {
    return Pattern.compile(command).matcher(path(classes)).results().count();
  }

  private List<Element> elements(String tag) {
    NodeList found = xml.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
