// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.experiment.pcm.Show;
import org.spintwin.report.Plot;
import org.spintwin.report.Section;

/** An array of cells learns the letter F, forgets it, and learns it again, faster. */
final class LetterDemonstration implements Demonstration {
  /** The example that is shown, in the folder of examples. */
  private static final Path EXAMPLE = Path.of("letter-f", "chip.yaml");

  @Override
  public Shown run(Resources resources) {
    TsPcmTwin twin = TsPcmTwin.load(resources.examples().resolve(EXAMPLE), List.of());
    Map<String, Long> seeds = Map.of("cells", twin.spec().device().seed());
    Map<String, String> files = twin.origin().sources();
    try {
      Show show = Show.of(twin.bench(resources));
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("n1", show.n1());
      json.put("n2", show.n2());
      return new Shown(
          show.lines(), json, seeds, files, List.of(section(show)), show.clocks(), null);
    } catch (UnequalModelsException e) {
      return new Shown(List.of(), Map.of(), seeds, files, List.of(), 0, e.getMessage());
    }
  }

  private static Section section(Show show) {
    Section section =
        Section.of("Training, forgetting, retraining")
            .paragraph(
                "The pattern was stored after "
                    + show.n1()
                    + " steps at first and after "
                    + show.n2()
                    + " steps the second time.");
    for (Plot plot : show.plots()) {
      section = section.plot(plot);
    }
    return section.code(String.join("\n", show.lines()));
  }
}
