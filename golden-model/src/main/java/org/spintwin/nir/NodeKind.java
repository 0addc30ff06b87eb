// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.spintwin.nir.NirNetwork.Model;

/** The types of node that are understood, with what they are in a network. */
enum NodeKind {
  AFFINE("Affine"),
  CUBA_LI("CubaLI", Model.CUBA_LI),
  CUBA_LIF("CubaLIF", Model.CUBA_LIF),
  DELAY("Delay"),
  FLATTEN("Flatten"),
  I("I", Model.I),
  IF("IF", Model.IF),
  INPUT("Input"),
  LI("LI", Model.LI),
  LIF("LIF", Model.LIF),
  LINEAR("Linear"),
  OUTPUT("Output"),
  SCALE("Scale");

  /** As the files name them, in alphabetical order. */
  static final List<String> TYPES =
      Arrays.stream(values()).map(kind -> kind.type).collect(Collectors.toUnmodifiableList());

  private final String type;
  private final Model model;

  NodeKind(String type) {
    this(type, null);
  }

  NodeKind(String type, Model model) {
    this.type = type;
    this.model = model;
  }

  /** The kind of a type that is one of {@link #TYPES}. */
  static NodeKind of(String type) {
    return values()[TYPES.indexOf(type)];
  }

  /** As the files name it. */
  String type() {
    return type;
  }

  /** Null where it is no neuron. */
  Model model() {
    return model;
  }

  boolean isNeuron() {
    return model != null;
  }

  boolean isMatrix() {
    return this == AFFINE || this == LINEAR;
  }
}
