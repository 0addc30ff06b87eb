// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.data.DataFile;
import org.spintwin.data.Dataset;
import org.spintwin.data.DatasetFolder;
import org.spintwin.data.DatasetFolder.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code spintwin data list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Say which data sets there are, their licences, and which are on this machine.",
    footerHeading = "%nExample:%n",
    footer = "  spintwin data list")
final class DataListCommand extends SpintwinCommand {
  private static final double MEGABYTE = 1e6;

  @Mixin private DataPlaces places;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Dataset data : Dataset.ALL) {
      DatasetFolder folder = places.of(data, environment());
      State state = folder.state();
      String told =
          switch (state) {
            case PRESENT -> console.good("present");
            case ABSENT -> "absent ";
            case WRONG -> console.bad("wrong  ");
          };
      console.print(
          "%-13s %s %6.2f MB  %s", data.name(), told, data.bytes() / MEGABYTE, folder.path());
      console.print("  %s", data.title());
      console.print("  licence: %s", data.licence());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", data.name());
      entry.put("title", data.title());
      entry.put("licence", data.licence());
      entry.put("state", state.name().toLowerCase(Locale.ROOT));
      entry.put("bytes", data.bytes());
      entry.put("folder", folder.path().toString());
      entry.put("files", data.files().stream().map(DataListCommand::json).toList());
      entries.add(entry);
    }
    json.put("datasets", entries);
    return ExitCode.OK;
  }

  private static Map<String, Object> json(DataFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", file.name());
    json.put("bytes", file.bytes());
    json.put("sha256", file.sha256());
    return json;
  }
}
