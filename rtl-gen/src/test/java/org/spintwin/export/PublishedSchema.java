// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.xml.sax.SAXException;

/** A schema of others, from a place on this machine that is told; nothing is fetched. */
record PublishedSchema(String property, String variable, String what) {
  /** A folder with {@code ipxact-2009}, {@code ipxact-2014} and {@code ipxact-2022}. */
  static final PublishedSchema IPXACT =
      new PublishedSchema(
          "spintwin.ipxactSchemas", "SPINTWIN_IPXACT_SCHEMAS", "folder of the schemas of IP-XACT");

  static final PublishedSchema CMSIS_SVD =
      new PublishedSchema("spintwin.svdSchema", "SPINTWIN_SVD_SCHEMA", "file CMSIS-SVD.xsd");

  private static final Map<Path, Schema> READ = new HashMap<>();

  private Path place() {
    String told = System.getProperty(property, System.getenv(variable));
    return told == null ? null : Path.of(told);
  }

  /** Skips the test, visibly, where the schema is not told. */
  void check() {
    Assumptions.assumeTrue(
        place() != null, "the " + what + " is told by -D" + property + " or by " + variable);
  }

  /** The same, but CI must tell it: the test then goes on and fails. */
  void checkUnlessCi() {
    if (System.getenv("CI") == null) {
      check();
    }
  }

  /**
   * @param file below the place, or empty
   * @throws SAXException when the text does not conform
   */
  void validate(String file, String text) throws SAXException, IOException {
    if (place() == null) {
      throw new IllegalStateException(variable + " does not tell the " + what);
    }
    Path path = place().resolve(file);
    Schema schema = READ.get(path);
    if (schema == null) {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      schema = factory.newSchema(path.toFile());
      READ.put(path, schema);
    }
    schema.newValidator().validate(new StreamSource(new StringReader(text)));
  }
}
