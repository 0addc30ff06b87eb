// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.xml.sax.SAXException;

/** Descriptions of cores as the published schemas of IP-XACT and CMSIS-SVD have them. */
final class IpxactSchemaTest {
  static Stream<Arguments> components() {
    return Stream.concat(CoreChips.all(), CoreChips.withRegisters())
        .flatMap(d -> Arrays.stream(Ipxact.values()).map(e -> Arguments.of(e, d)));
  }

  static Stream<Design> withRegisters() {
    return CoreChips.withRegisters();
  }

  private static void validate(Ipxact edition, String text) throws SAXException, IOException {
    String year = edition.name().replace("IEEE_", "");
    PublishedSchema.IPXACT.validate("ipxact-" + year + "/component.xsd", text);
  }

  private static String text(Ipxact edition, Design design) {
    return IpxactComponent.text(edition, design, 12e6, CoreChips.FILES, "../");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("components")
  void everyKindOfChipConformsInEveryEdition(Ipxact edition, Design design)
      throws SAXException, IOException {
    PublishedSchema.IPXACT.checkUnlessCi();
    validate(edition, text(edition, design));
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenComponentDoesNotConform(Ipxact edition) {
    PublishedSchema.IPXACT.checkUnlessCi();
    Design design = new Design("chip", Architecture.FOLDED.top(), Map.of(), Map.of());
    String text = text(edition, design);
    String p = edition.isVivado() ? "spirit:" : "ipxact:";
    Map<String, String> breaks = new LinkedHashMap<>();
    breaks.put("<" + p + "vendor>spintwin</" + p + "vendor>", "");
    breaks.put("<" + p + "direction>in</", "<" + p + "direction>into</");
    breaks.put("<" + p + "bitWidth>16</" + p + "bitWidth>", "");
    breaks.put(">read-only</", ">readonly</");
    breaks.put("memoryMapRef=\"registers\"", "memoryMapRef=\"elsewhere\"");
    breaks.put("<" + p + "localName>sources</", "<" + p + "localName>nowhere</");
    breaks.put("<" + p + "name>s_axi_awvalid</", "<" + p + "name>s_axi_nothing</");
    breaks.put("choiceRef=\"from_0_to_1\"", "choiceRef=\"from_7_to_9\"");
    breaks.put("resolve=\"user\"", "resolve=\"anyone\"");
    breaks.forEach(
        (found, replacement) -> {
          assertThat(text).contains(found);
          String broken = text.replaceFirst(found, replacement);
          assertThatThrownBy(() -> validate(edition, broken))
              .as(found)
              .isInstanceOf(SAXException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("withRegisters")
  void theRegistersConformToTheSchemaOfCmsisSvd(Design design) throws SAXException, IOException {
    PublishedSchema.CMSIS_SVD.check();
    String text = CmsisSvd.text(design);
    PublishedSchema.CMSIS_SVD.validate("", text);
    String broken =
        text.replaceFirst("<bitOffset>", "<bitStart>").replaceFirst("</bitOffset>", "</bitStart>");
    assertThatThrownBy(() -> PublishedSchema.CMSIS_SVD.validate("", broken))
        .isInstanceOf(SAXException.class);
  }
}
