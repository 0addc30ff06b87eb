// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.xml.sax.SAXException;

/** The published schemas, from a folder on this machine; nothing is fetched. */
final class IpxactSchemas {
  private static final String PROPERTY = "spintwin.ipxactSchemas";
  private static final String VARIABLE = "SPINTWIN_IPXACT_SCHEMAS";
  private static final Map<String, Schema> READ = new TreeMap<>();

  private IpxactSchemas() {}

  /** Skips the test where there are no schemas, unless CI says that there must be. */
  static void check() {
    Assumptions.assumeTrue(
        folder() != null || System.getenv("CI") != null,
        "no schemas of IP-XACT; their folder, with ipxact-2009, ipxact-2014 and ipxact-2022 in it,"
            + " is told by -D"
            + PROPERTY
            + " or the environment variable "
            + VARIABLE);
  }

  private static Path folder() {
    String told = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    return told == null ? null : Path.of(told);
  }

  /** Whether a schema that is not of IP-XACT is there too. */
  static boolean has(String file) {
    return folder() != null && folder().resolve(file).toFile().isFile();
  }

  /**
   * @throws SAXException when the text does not conform
   */
  static void validate(Ipxact edition, String text) throws SAXException, IOException {
    String year = edition.name().replace("IEEE_", "");
    validate("ipxact-" + year + "/component.xsd", text);
  }

  /**
   * @param file of the schema, in the folder
   * @throws SAXException when the text does not conform
   */
  static void validate(String file, String text) throws SAXException, IOException {
    Path folder = folder();
    if (folder == null) {
      throw new IllegalStateException(VARIABLE + " is not set, but CI is");
    }
    Schema schema = READ.get(file);
    if (schema == null) {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      File source = folder.resolve(file).toFile();
      schema = factory.newSchema(source);
      READ.put(file, schema);
    }
    schema.newValidator().validate(new StreamSource(new StringReader(text)));
  }
}
