// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.Design;
import org.xml.sax.SAXException;

/** IP-XACT as the published schemas have it. */
final class IpxactSchemaTest {
  static Stream<Arguments> components() {
    return Stream.concat(CoreChips.all(), CoreChips.withRegisters())
        .flatMap(d -> Arrays.stream(Ipxact.values()).map(e -> Arguments.of(e, d)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("components")
  void everyKindOfChipConforms(Ipxact edition, Design design) throws SAXException, IOException {
    IpxactSchemas.check();
    IpxactSchemas.validate(edition, text(edition, design));
  }

  static String text(Ipxact edition, Design design) {
    return IpxactComponent.text(edition, design, 12e6, CoreChips.FILES, "../");
  }
}
