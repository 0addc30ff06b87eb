// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spintwin.export.XmlRegisters.all;
import static org.spintwin.export.XmlRegisters.children;
import static org.spintwin.export.XmlRegisters.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Port;
import org.w3c.dom.Element;

/** What a component of IP-XACT says of its core, read back. */
final class IpxactTest {
  static Stream<Arguments> components() {
    return CoreChips.all()
        .flatMap(d -> Arrays.stream(Ipxact.values()).map(e -> Arguments.of(e, d)));
  }

  static Stream<Design> withRegisters() {
    return CoreChips.withRegisters();
  }

  private static final Map<List<Object>, Element> READ = new HashMap<>();

  private static Element component(Ipxact edition, Design design) throws Exception {
    List<Object> key = List.of(edition, design.name(), design.parameters());
    Element component = READ.get(key);
    if (component == null) {
      String text = IpxactComponent.text(edition, design, 12e6, CoreChips.FILES, "../");
      component = XmlRegisters.document(text).getDocumentElement();
      READ.put(key, component);
    }
    return component;
  }

  private static Element folded(Ipxact edition) throws Exception {
    return component(
        edition, new Design("mram_twin", Architecture.FOLDED.top(), Map.of(), Map.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("components")
  void everyPortIsThereWithItsDirectionAndWidth(Ipxact edition, Design design) throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    for (Port p : design.top().block().ports()) {
      long bits = p.bits().eval(design.values());
      expected.put(p.name(), (p.isInput() ? "in " : "out ") + bits);
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (Element port : all(component(edition, design), "port")) {
      List<Element> left = all(port, "left");
      long bits = left.isEmpty() ? 1 : Long.parseLong(left.get(0).getTextContent()) + 1;
      String direction = all(port, "direction").get(0).getTextContent();
      found.put(text(port, "name"), direction + " " + bits);
    }
    assertThat(found).containsExactlyEntriesOf(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("components")
  void noPortIsInTwoInterfacesAndThoseOfABusAreInOne(Ipxact edition, Design design)
      throws Exception {
    List<String> mapped =
        all(component(edition, design), "physicalPort").stream().map(p -> text(p, "name")).toList();
    assertThat(mapped)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            design.top().block().ports().stream()
                .map(Port::name)
                .filter(n -> n.matches("clk_i|rst_ni|s_axi_.*|[sm]_axis_.*"))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void theBusesOfAnEventDrivenChipAreThoseOfTheirStandards(Ipxact edition) throws Exception {
    Element component = folded(edition);
    Map<String, List<String>> logical = new LinkedHashMap<>();
    for (Element bus : all(component, "busInterface")) {
      logical.put(
          text(bus, "name"),
          all(bus, "logicalPort").stream().map(p -> text(p, "name")).sorted().toList());
    }
    assertThat(logical.keySet()).containsExactly("s_axi", "s_axis", "m_axis", "clk_i", "rst_ni");
    assertThat(logical.get("s_axi"))
        .containsExactly(
            ("ARADDR ARPROT ARREADY ARVALID AWADDR AWPROT AWREADY AWVALID BREADY BRESP BVALID RDATA"
                    + " RREADY RRESP RVALID WDATA WREADY WSTRB WVALID")
                .split(" "));
    List<String> stream = List.of("TDATA", "TKEEP", "TLAST", "TREADY", "TVALID");
    assertThat(logical.get("s_axis")).isEqualTo(stream);
    assertThat(logical.get("m_axis")).isEqualTo(stream);
    assertThat(logical.get("clk_i")).containsExactly("CLK");
    assertThat(logical.get("rst_ni")).containsExactly("RST");
    String slave = edition.isNewest() ? "target" : "slave";
    String master = edition.isNewest() ? "initiator" : "master";
    assertThat(all(component, slave)).hasSize(4);
    assertThat(all(component, master)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void theClockIsTiedToBusesAndResetAndNotToAFrequency(Ipxact edition) throws Exception {
    Map<String, String> parameters = new TreeMap<>();
    for (Element bus : all(folded(edition), "busInterface")) {
      for (Element p : all(bus, "parameter")) {
        parameters.put(text(p, "name"), text(p, "value").replace("\"", ""));
      }
    }
    assertThat(parameters)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PROTOCOL", "AXI4LITE",
                "ASSOCIATED_BUSIF", "s_axi:s_axis:m_axis",
                "ASSOCIATED_RESET", "rst_ni",
                "FREQ_HZ", "12000000",
                "POLARITY", "ACTIVE_LOW"));
  }

  @Test
  void theParallelChipHasItsPortsBareAndItsRegistersAllTheSame() throws Exception {
    Element component =
        component(
            Ipxact.IEEE_2014, new Design("bare", Architecture.PARALLEL.top(), Map.of(), Map.of()));
    assertThat(all(component, "busInterface")).hasSize(2);
    assertThat(all(component, "memoryMap")).hasSize(1);
    assertThat(all(component, "memoryMapRef")).isEmpty();
  }

  @Test
  void whatShapesPortsImagesOrRegistersIsFixedAndTheRestIsWithinItsRange() throws Exception {
    Element component = folded(Ipxact.IEEE_2014);
    Map<String, Element> parameters = new TreeMap<>();
    for (Element p : children(children(component, "parameters").get(0), "parameter")) {
      parameters.put(text(p, "name"), p);
    }
    for (String fixed :
        List.of(
            "INPUTS",
            "NEURONS",
            "LANES",
            "CODE_BITS",
            "MEMBRANE_BITS",
            "PSP_SHAPE",
            "READBACK",
            "FIXED_SETTINGS",
            "COUNTER_BITS",
            "SPEC_DIGEST")) {
      assertThat(parameters.get(fixed).getAttribute("resolve")).as(fixed).isEqualTo("immediate");
    }
    for (String free : List.of("INIT_THRESHOLD", "INIT_ENABLE", "EVENT_QUEUE_BITS", "LOAD_IMAGE")) {
      assertThat(parameters.get(free).getAttribute("resolve")).as(free).isEqualTo("user");
    }
    Element queue = parameters.get("EVENT_QUEUE_BITS");
    assertThat(queue.getAttribute("minimum")).isEqualTo("4");
    assertThat(queue.getAttribute("maximum")).isEqualTo("14");
    assertThat(queue.getAttribute("choiceRef")).isEmpty();
    assertThat(text(queue, "value")).isEqualTo("8");
    assertThat(parameters.get("INIT_ENABLE").getAttribute("choiceRef")).isEqualTo("from_0_to_1");
    assertThat(parameters.get("INIT_THRESHOLD").hasAttribute("minimum")).isFalse();
    assertThat(parameters).hasSameSizeAs(Architecture.FOLDED.top().block().parameters());
  }

  @ParameterizedTest
  @EnumSource(names = "IEEE_2009", mode = EnumSource.Mode.EXCLUDE)
  void rulesOverSeveralParametersAreAssertionsThatHold(Ipxact edition) throws Exception {
    for (Design design : CoreChips.all().toList()) {
      List<Element> assertions = all(component(edition, design), "assertion");
      assertThat(assertions).hasSameSizeAs(design.top().block().rules());
      for (Element a : assertions) {
        assertThat(text(a, "assert")).doesNotContain("CURRENT_BITS", "GROUPS");
        assertThat(text(a, "name")).matches("[A-Za-z_][A-Za-z0-9_]*");
      }
    }
  }

  @Test
  void vivadoFindsForEveryParameterOfTheUserThatOfTheModule() throws Exception {
    Element component = folded(Ipxact.IEEE_2009);
    Map<String, String> module = new TreeMap<>();
    for (Element p : all(component, "modelParameter")) {
      Element value = children(p, "value").get(0);
      module.put(value.getAttributeNS(value.getNamespaceURI(), "id"), text(p, "value"));
    }
    assertThat(module)
        .containsEntry("MODELPARAM_VALUE.INPUTS", "64")
        .containsEntry("MODELPARAM_VALUE.CODE_IMAGE", "mram_twin_code.mem");
    int found = 0;
    for (Element p : children(children(component, "parameters").get(0), "parameter")) {
      String name = text(p, "name");
      if (!name.equals("Component_Name")) {
        assertThat(module).containsEntry("MODELPARAM_VALUE." + name, text(p, "value"));
        found++;
      }
    }
    assertThat(found).isGreaterThan(8);
  }

  /** Where a value after reset follows from parameters, Vivado computes it by an XPath. */
  @ParameterizedTest
  @MethodSource("withRegisters")
  void theXPathOfAValueAfterResetGivesThatValue(Design design) throws Exception {
    Pattern reference = Pattern.compile("spirit:decode\\(id\\('MODELPARAM_VALUE\\.(\\w+)'\\)\\)");
    int found = 0;
    for (Element reset : all(component(Ipxact.IEEE_2009, design), "reset")) {
      Element value = children(reset, "value").get(0);
      String xpath = value.getAttributeNS(value.getNamespaceURI(), "dependency");
      if (!xpath.isEmpty()) {
        Matcher matcher = reference.matcher(xpath);
        String numbers = matcher.replaceAll(m -> design.values().get(m.group(1)).toString());
        Object result = XPathFactory.newDefaultInstance().newXPath().evaluate(numbers, value);
        assertThat(Double.parseDouble(result.toString()))
            .as(xpath)
            .isEqualTo((double) Long.decode(text(reset, "value")));
        found++;
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(4);
  }

  @Test
  void anExpressionThatXPathCannotSayIsRefused() {
    assertThatThrownBy(() -> IpxactExpression.xpath(Expr.of("A / 2"), "")).hasMessage("operator /");
    assertThatThrownBy(() -> IpxactExpression.xpath(Expr.of("clog2(A)"), ""))
        .hasMessage("$clog2(A)");
  }

  @ParameterizedTest
  @EnumSource
  void theFilesOfSynthesisSimulationAndTestbenchAreInSets(Ipxact edition) throws Exception {
    Map<String, List<String>> sets = new TreeMap<>();
    Element component = folded(edition);
    for (Element set : all(component, "fileSet")) {
      sets.put(text(set, "name"), all(set, "file").stream().map(f -> text(f, "name")).toList());
    }
    assertThat(sets)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "sources", List.of("../rtl/chip.v", "../rtl/chip_code.mem"),
                "constraints", List.of("../constraints/chip.sdc", "../constraints/chip_ooc.xdc"),
                "testbench", List.of("../tb/tb_chip.v", "../tb/chip_stimulus.mem")));
    String holder = edition.isVivado() ? "view" : "componentInstantiation";
    Map<String, List<String>> views = new TreeMap<>();
    for (Element view : all(component, holder)) {
      views.put(
          text(view, edition.isVivado() ? "modelName" : "moduleName") + " " + text(view, "name"),
          all(view, "localName").stream().map(Element::getTextContent).toList());
    }
    assertThat(views)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "mram_twin synthesis", List.of("sources", "constraints"),
                "mram_twin simulation", List.of("sources"),
                "tb_mram_twin simulation.testbench", List.of("sources", "testbench")));
  }

  @ParameterizedTest
  @EnumSource
  void whatXmlWouldTakeForMarkupComesBackAsItWas(Ipxact edition) throws Exception {
    assertThat(all(folded(edition), "description"))
        .extracting(Element::getTextContent)
        .contains("a & b < c > \"d\" ü");
  }
}
