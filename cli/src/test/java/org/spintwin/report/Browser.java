// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.spintwin.harness.Toolchain;

/** A Chromium without a window, and without a network: every page comes from a file. */
final class Browser implements AutoCloseable {
  private static final int SCREENSHOT_ATTEMPTS = 10;
  private static final String BROWSER = "chromium";
  private static final String DRIVER = "chromedriver";

  private final ChromeDriver driver;

  /** Held so that it stays set: Selenium says that it does not know so new a browser. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips a class, visibly, where Chromium is not installed; where CI=true it fails instead. */
  static final class Installed implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (program(BROWSER).isPresent() && program(DRIVER).isPresent()) {
        return ConditionEvaluationResult.enabled("Chromium is installed");
      }
      String reason = "no browser; apt-get install chromium chromium-driver";
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(reason);
      }
      System.err.println("SKIPPED: " + reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }

  private static Optional<Path> program(String name) {
    return Toolchain.onPath(System.getenv(), name);
  }

  /**
   * Starts one.
   *
   * @param profile an empty folder
   */
  static Browser open(Path profile) {
    SELENIUM.setLevel(Level.SEVERE);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program(BROWSER).orElseThrow().toFile());
    options.setCapability("goog:loggingPrefs", logging);
    options.addArguments(
        "--headless",
        "--hide-scrollbars",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage", // small in containers
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    // Given the driver's place, Selenium looks for none and loads none down.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program(DRIVER).orElseThrow().toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  ChromeDriver driver() {
    return driver;
  }

  /**
   * Opens a file as a reader with such a screen would.
   *
   * @param scheme {@code light} or {@code dark}
   */
  void show(Path file, int width, int height, String scheme) {
    media(scheme, "screen");
    driver.manage().window().setSize(new Dimension(Math.max(width, 600), height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.get(file.toUri().toString());
  }

  /** Light or dark, on {@code screen} or in {@code print}. */
  void media(String scheme, String medium) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** The result of a JavaScript expression. */
  Object eval(String expression, Object... arguments) {
    return driver.executeScript("return " + expression, arguments);
  }

  long number(String expression, Object... arguments) {
    return ((Number) eval(expression, arguments)).longValue();
  }

  /** Everything said on the console since the last call. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The whole page, however long, for a person to look at. */
  void photograph(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(screenshot(SCREENSHOT_ATTEMPTS)));
  }

  /** Chromium refuses now and then where it has just shown another page. */
  private String screenshot(int attempts) {
    try {
      return (String)
          driver
              .executeCdpCommand(
                  "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
              .get("data");
    } catch (WebDriverException e) {
      if (attempts == 1) {
        throw e;
      }
      eval("new Promise(done => setTimeout(done, 200))");
      return screenshot(attempts - 1);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
