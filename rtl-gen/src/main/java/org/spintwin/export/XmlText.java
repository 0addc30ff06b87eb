// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document as indented text, most of whose names have one prefix. */
final class XmlText {
  private final String prefix;
  private final String attributePrefix;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private int depth;

  /** What can go wrong with a writer into memory is a mistake of the caller. */
  private interface Step {
    void write() throws XMLStreamException;
  }

  /**
   * Names with a colon are taken as they are.
   *
   * @param prefix of elements, with its colon, or empty
   * @param attributePrefix of attributes, likewise
   */
  XmlText(String prefix, String attributePrefix) {
    this.prefix = prefix;
    this.attributePrefix = attributePrefix;
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  private void step(Step step) {
    try {
      step.write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void indent() {
    step(() -> out.writeCharacters("  ".repeat(depth)));
  }

  private void start(boolean empty, String name, String... attributes) {
    indent();
    String full = name.contains(":") ? name : prefix + name;
    step(
        () -> {
          if (empty) {
            out.writeEmptyElement(full);
          } else {
            out.writeStartElement(full);
          }
        });
    for (int i = 0; i < attributes.length; i += 2) {
      String plain = attributes[i];
      String attribute = plain.contains(":") ? plain : attributePrefix + plain;
      String value = attributes[i + 1];
      step(() -> out.writeAttribute(attribute, value));
    }
  }

  /**
   * An element with others in it, which {@code content} writes.
   *
   * @param attributes names, each followed by its value
   */
  void element(String name, Runnable content, String... attributes) {
    start(false, name, attributes);
    step(() -> out.writeCharacters("\n"));
    depth++;
    content.run();
    depth--;
    indent();
    end();
  }

  /** An element that holds text, or nothing. */
  void leaf(String name, Object value, String... attributes) {
    start(false, name, attributes);
    step(() -> out.writeCharacters(value.toString()));
    end();
  }

  /** An element with nothing in it but attributes. */
  void empty(String name, String... attributes) {
    start(true, name, attributes);
    step(() -> out.writeCharacters("\n"));
  }

  private void end() {
    step(
        () -> {
          out.writeEndElement();
          out.writeCharacters("\n");
        });
  }

  /** All that was written. */
  @Override
  public String toString() {
    step(out::flush);
    return text.toString();
  }
}
