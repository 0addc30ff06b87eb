// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Iterator;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;
import org.spintwin.kind.ChipKind;

/** The kinds of chip as the option {@code --chip} names them. */
final class ChipKinds implements Iterable<String> {
  /** The kind of that name. */
  static ChipKind named(String name) {
    return ChipKind.named(name)
        .orElseThrow(
            () ->
                new InputException(
                    Code.VALUE,
                    new Location("--chip", 0, 0, null),
                    null,
                    name,
                    String.join(", ", ChipKind.names()),
                    NearestName.of(name, ChipKind.names())));
  }

  @Override
  public Iterator<String> iterator() {
    return ChipKind.names().iterator();
  }
}
