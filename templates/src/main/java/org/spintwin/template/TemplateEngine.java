// SPDX-License-Identifier: Apache-2.0
package org.spintwin.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/**
 * The one Velocity engine: strict, so that a misspelt reference stops generation instead of leaving
 * its own text in the Verilog.
 */
public final class TemplateEngine {
  /** Verilog system names, bound to themselves so that templates read as Verilog. */
  public static final List<String> VERILOG_NAMES =
      List.of("clog2", "signed", "readmemh", "display", "finish", "time");

  private final VelocityEngine engine;

  public TemplateEngine() {
    var properties = new Properties();
    properties.setProperty("resource.loaders", "class");
    properties.setProperty(
        "resource.loader.class.class",
        "org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader");
    properties.setProperty("resource.loader.class.cache", "true");
    properties.setProperty("runtime.strict_mode.enable", "true");
    properties.setProperty("parser.space_gobbling", "lines");
    properties.setProperty("velocimacro.library.path", "");
    engine = new VelocityEngine(properties);
    engine.init();
  }

  /**
   * Renders a template.
   *
   * @param template file name beside this class, for example {@code lif_neuron.v.vm}
   * @param model what the template refers to
   * @throws org.apache.velocity.exception.VelocityException on an undefined reference
   */
  public String render(String template, Map<String, Object> model) {
    var context = new VelocityContext();
    VERILOG_NAMES.forEach(name -> context.put(name, "$" + name));
    model.forEach(context::put);
    var text = new StringWriter();
    engine.getTemplate("org/spintwin/template/" + template, "UTF-8").merge(context, text);
    return text.toString();
  }

  /**
   * A file beside this class that is no template, as it is.
   *
   * @param file its name, for example {@code plot.css}
   */
  public static String text(String file) {
    try (InputStream in = TemplateEngine.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
