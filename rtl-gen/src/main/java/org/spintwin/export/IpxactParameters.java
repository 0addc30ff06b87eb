// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;

/**
 * The parameters of a component: what a design sets, and what the module then gets. The first
 * edition knows them by the ids of Vivado.
 */
final class IpxactParameters {
  private final Ipxact edition;
  private final XmlText xml;
  private final String core;
  private final List<CoreParameter> integers;
  private final Map<String, String> images;

  IpxactParameters(Ipxact edition, XmlText xml, Design design) {
    this.edition = edition;
    this.xml = xml;
    core = design.name();
    integers = CoreParameter.of(design);
    images = VerilogWriter.imageParameters(design);
  }

  /** Names of those that a design may set. */
  Set<String> configurable() {
    return integers.stream()
        .filter(CoreParameter::configurable)
        .map(CoreParameter::name)
        .collect(Collectors.toSet());
  }

  /** The ranges that are lists. */
  void choices() {
    Map<String, CoreParameter> lists = new TreeMap<>();
    integers.stream().filter(CoreParameter::isChoice).forEach(p -> lists.put(p.choices(), p));
    if (!lists.isEmpty()) {
      xml.element(
          "choices",
          () -> lists.forEach((name, p) -> xml.element("choice", () -> choice(name, p))));
    }
  }

  private void choice(String name, CoreParameter p) {
    xml.leaf("name", name);
    LongStream.rangeClosed(p.parameter().min(), p.parameter().max())
        .forEach(value -> xml.leaf("enumeration", value));
  }

  /** Those of the component; in the first edition only what a design may set. */
  void component() {
    xml.element(
        "parameters",
        () -> {
          if (edition.isVivado()) {
            integers.stream()
                .filter(CoreParameter::configurable)
                .forEach(p -> xml.element("parameter", () -> vivado(p, "user", "PARAM_VALUE.")));
            xml.element("parameter", this::componentName);
          } else {
            integers.forEach(p -> xml.element("parameter", () -> integer(p), attributes(p)));
          }
        });
  }

  /** What Vivado calls an instance of the core. */
  private void componentName() {
    String name = "Component_Name";
    xml.leaf("name", name);
    xml.leaf("value", core, "resolve", "user", "id", "PARAM_VALUE." + name);
  }

  private void integer(CoreParameter p) {
    xml.leaf("name", p.name());
    xml.leaf("description", p.parameter().doc());
    xml.leaf("value", p.value());
  }

  private String[] attributes(CoreParameter p) {
    List<String> all = new ArrayList<>(List.of("parameterId", p.name(), "type", "int"));
    all.addAll(List.of("resolve", p.configurable() ? "user" : "immediate"));
    all.addAll(legality(p));
    return all.toArray(String[]::new);
  }

  private static List<String> legality(CoreParameter p) {
    List<String> all = new ArrayList<>();
    if (p.hasMinimum()) {
      all.addAll(List.of("minimum", Long.toString(p.parameter().min())));
    }
    if (p.hasMaximum()) {
      all.addAll(List.of("maximum", Long.toString(p.parameter().max())));
    }
    if (p.isChoice()) {
      all.addAll(List.of("choiceRef", p.choices()));
    }
    return all;
  }

  private void vivado(CoreParameter p, String resolve, String idPrefix) {
    xml.leaf("name", p.name());
    xml.leaf("displayName", p.name());
    xml.leaf("description", p.parameter().doc());
    List<String> attributes = new ArrayList<>(List.of("format", "long", "resolve", resolve));
    attributes.addAll(List.of("id", idPrefix + p.name()));
    attributes.addAll(legality(p));
    attributes.addAll(List.of("rangeType", "long"));
    xml.leaf("value", p.value(), attributes.toArray(String[]::new));
  }

  /** Those of the module; in later editions each is the component's of that name. */
  void module() {
    if (edition.isVivado()) {
      xml.element("modelParameters", this::modelParameters);
    } else {
      xml.element("moduleParameters", this::moduleParameters);
    }
  }

  private void modelParameters() {
    for (CoreParameter p : integers) {
      String resolve = p.configurable() ? "generated" : "immediate";
      xml.element(
          "modelParameter", () -> vivado(p, resolve, "MODELPARAM_VALUE."), "dataType", "integer");
    }
    images.forEach(
        (name, file) ->
            xml.element(
                "modelParameter",
                () -> {
                  xml.leaf("name", name);
                  xml.leaf("value", file, "id", "MODELPARAM_VALUE." + name);
                },
                "dataType",
                "string"));
  }

  private void moduleParameters() {
    for (CoreParameter p : integers) {
      moduleParameter(p.name(), p.name(), "int", "integer");
    }
    images.forEach((name, file) -> moduleParameter(name, '"' + file + '"', "string", "string"));
  }

  private void moduleParameter(String name, String value, String type, String dataType) {
    xml.element(
        "moduleParameter",
        () -> {
          xml.leaf("name", name);
          xml.leaf("value", value);
        },
        "type",
        type,
        "dataType",
        dataType,
        "usageType",
        "nontyped");
  }
}
