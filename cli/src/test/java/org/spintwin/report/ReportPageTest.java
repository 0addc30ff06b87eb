// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput.ScrollOrigin;

/** The page in a real browser. Its pictures are left in {@code target/screenshots} to look at. */
@ExtendWith(Browser.Installed.class)
final class ReportPageTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int LONG = 20_000;
  private static final int WIDE = 1000;
  private static final int PHONE = 375;

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;
  private static List<Plot> plots;

  @BeforeAll
  static void writePageAndOpenBrowser() throws IOException {
    browser = Browser.open(Files.createDirectory(folder.resolve("profile")));
    plots = new ArrayList<>(Samples.all());
    plots.add(Samples.membrane(LONG));
    page = folder.resolve("report.html");
    Files.writeString(page, new ReportWriter().html(Samples.report(plots)));
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, light", "1000, dark", "375, light", "375, dark"})
  void fitsScreenAndSchemeWithoutAWordOnTheConsole(int width, String scheme) throws IOException {
    browser.show(page, width, 800, scheme);
    browser.photograph(SCREENSHOTS.resolve("report-" + width + "-" + scheme + ".png"));
    assertThat(browser.console()).isEmpty();
    assertThat(browser.number("performance.getEntriesByType('resource').length")).isZero();
    assertThat(browser.number("document.documentElement.clientWidth")).isEqualTo(width);
    assertThat(browser.number("document.documentElement.scrollWidth")).isEqualTo(width);
    long brightness =
        browser.number(
            "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g)"
                + ".reduce((a, b) => a + Number(b), 0)");
    assertThat(brightness).matches(b -> scheme.equals("dark") ? b < 150 : b > 600);
  }

  @ParameterizedTest
  @CsvSource({"1000", "375"})
  void noLabelLeavesItsPictureOrCoversAnother(int width) {
    browser.show(page, width, 800, "light");
    Object covered =
        browser.eval(
            """
            [...document.querySelectorAll("svg.plot")].flatMap(plot => {
              const frame = plot.getBoundingClientRect();
              const texts = [...plot.querySelectorAll("text")].filter(t => t.textContent);
              const boxes = texts.map(t => t.getBoundingClientRect());
              const name = i => plot.ariaLabel + ": " + texts[i].textContent;
              const bad = [];
              boxes.forEach((a, i) => {
                if (a.left < frame.left - 1 || a.right > frame.right + 1
                    || a.top < frame.top - 3 || a.bottom > frame.bottom + 1) {
                  bad.push(name(i) + " leaves it");
                }
                boxes.forEach((b, j) => {
                  if (i < j && a.left < b.right && b.left < a.right
                      && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2) {
                    bad.push(name(i) + " covers " + texts[j].textContent);
                  }
                });
              });
              return bad;
            })
            """);
    assertThat((List<?>) covered).isEmpty();
  }

  @Test
  void lettersOnAPhoneAreLargeEnoughToRead() {
    browser.show(page, PHONE, 800, "light");
    Object least =
        browser.eval(
            """
            Math.min(...[...document.querySelectorAll("svg.plot")].map(plot =>
                19 * plot.getScreenCTM().a))
            """);
    assertThat(((Number) least).doubleValue()).isGreaterThan(9.5);
    assertThat(browser.eval("getComputedStyle(document.querySelector('svg.plot text')).fontSize"))
        .isEqualTo("19px");
  }

  @Test
  void drawsEveryMark() {
    browser.show(page, WIDE, 800, "light");
    List<WebElement> figures = browser.driver().findElements(By.tagName("figure"));
    assertThat(figures).hasSameSizeAs(plots);
    Series spikes = ((Mark.Spikes) plots.get(0).marks().get(0)).series();
    assertThat(drawn(figures.get(0), "path.spikes", "m")).isEqualTo(spikes.size());
    assertThat(drawn(figures.get(1), "path.line", "h")).isEqualTo(Samples.STEPS);
    assertThat(drawn(figures.get(1), "path.rule", "m")).isEqualTo(1);
    assertThat(drawn(figures.get(1), "path.shade", "z")).isEqualTo(3);
    assertThat(drawn(figures.get(2), ".view path.cell", "z")).isEqualTo(10 * 64);
    assertThat(drawn(figures.get(3), "path.band", "z")).isEqualTo(2);
    assertThat(drawn(figures.get(3), "path.points", "h0")).isEqualTo(2 * 16);
    assertThat(drawn(figures.get(4), "path.line", "[ml]")).isEqualTo(60);
    assertThat(drawn(figures.get(4), "path.points", "h0")).isEqualTo(12);
    assertThat(drawn(figures.get(5), "path.points", "h0")).isEqualTo(12);
    assertThat(drawn(figures.get(6), "rect.wrong-value", null)).isEqualTo(1);
    assertThat(drawn(figures.get(6), "path.wave", null)).isEqualTo(4);
    assertThat(drawn(figures.get(7), "path.bars", "z")).isEqualTo(10);
    assertThat(drawn(figures.get(8), "path.points", "h0")).isEqualTo(5);
    assertThat(drawn(figures.get(9), "path.line", "h")).isEqualTo(LONG);
  }

  /** How often a command is among the path data; without a command, how many elements there are. */
  private static long drawn(WebElement figure, String css, String command) {
    return command == null
        ? figure.findElements(By.cssSelector(css)).size()
        : browser.number(
            "[...arguments[0].querySelectorAll(arguments[1])].reduce((sum, p) =>"
                + " sum + p.getAttribute('d').match(new RegExp(arguments[2], 'g')).length, 0)",
            figure,
            css,
            command);
  }

  @Test
  void wheelZoomsToThePointerAndADoubleClickShowsAllAgain() throws IOException {
    WebElement figure = longTrace(WIDE);
    WebElement plot = figure.findElement(By.cssSelector("svg.plot"));
    List<String> before = ticks(figure);
    for (int turn = 0; turn < 12; turn++) {
      wheel(plot, -120);
    }
    double[] view = view(figure);
    assertThat(view[2]).isCloseTo(1e6 * Math.pow(0.8, 12), within(1e6 * 1e-3));
    // The pointer was in the middle of the picture, a little left of the middle of the view.
    assertThat(view[0] + view[2] / 2).isBetween(4.5e5, 5.0e5);
    assertThat(ticks(figure)).isNotEqualTo(before).hasSizeGreaterThan(3);
    for (String tick : ticks(figure)) {
      double step = Double.parseDouble(tick);
      assertThat(step * 1e6 / LONG).isBetween(view[0] - 1, view[0] + view[2] + 1);
    }
    browser.photograph(SCREENSHOTS.resolve("zoomed.png"));
    new Actions(browser.driver()).doubleClick(plot).perform();
    assertThat(view(figure)).containsExactly(0, 0, 1e6, 1e4);
    assertThat(ticks(figure)).isEqualTo(before);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void draggingPansAndStopsAtTheEnd() {
    WebElement figure = longTrace(WIDE);
    WebElement plot = figure.findElement(By.cssSelector("svg.plot"));
    press(figure, "Zoom in");
    press(figure, "Zoom in");
    double[] zoomed = view(figure);
    new Actions(browser.driver()).dragAndDropBy(plot, -150, 0).perform();
    assertThat(view(figure)[0]).isGreaterThan(zoomed[0] + 1e4);
    assertThat(view(figure)[2]).isEqualTo(zoomed[2]);
    for (int i = 0; i < 10; i++) {
      press(figure, "Later");
    }
    assertThat(view(figure)[0] + view(figure)[2]).isEqualTo(1e6);
    for (int i = 0; i < 20; i++) {
      press(figure, "Earlier");
    }
    assertThat(view(figure)[0]).isZero();
  }

  @Test
  void buttonsWorkFromTheKeyboard() {
    WebElement figure = longTrace(WIDE);
    WebElement in = button(figure, "Zoom in");
    browser.eval("arguments[0].focus()", in);
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    assertThat(view(figure)[2]).isEqualTo(5e5);
    browser.eval("arguments[0].focus()", button(figure, "Show all"));
    browser.driver().switchTo().activeElement().sendKeys(Keys.SPACE);
    assertThat(view(figure)[2]).isEqualTo(1e6);
  }

  @Test
  void aWheelAtFullViewScrollsThePage() {
    WebElement figure = longTrace(WIDE);
    browser.eval("window.scrollTo(0, 0)");
    WebElement first = browser.driver().findElement(By.cssSelector("figure.zoom svg.plot"));
    wheel(first, 200);
    assertThat(view(browser.driver().findElement(By.cssSelector("figure.zoom")))[2]).isEqualTo(1e6);
    assertThat(figure.isDisplayed()).isTrue();
  }

  @Test
  void twoFingersZoom() {
    WebElement figure = longTrace(PHONE);
    browser.eval(
        """
        (() => {
          const plot = arguments[0].querySelector("svg.plot");
          plot.setPointerCapture = () => {};
          const box = plot.getBoundingClientRect();
          const send = (kind, id, share) => plot.dispatchEvent(new PointerEvent(kind, {
            pointerId: id, pointerType: "touch", clientX: box.left + share * box.width }));
          send("pointerdown", 1, 0.5);
          send("pointerdown", 2, 0.6);
          send("pointermove", 2, 0.7);
          send("pointermove", 2, 0.9);
          send("pointerup", 1, 0.5);
          send("pointerup", 2, 0.9);
        })()
        """,
        figure);
    assertThat(view(figure)[2]).isCloseTo(2.5e5, within(1e3));
  }

  @Test
  void printsLightEvenForReadersOfTheDark() {
    browser.show(page, WIDE, 800, "dark");
    browser.media("dark", "print");
    assertThat(browser.eval("getComputedStyle(document.documentElement).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(browser.eval("getComputedStyle(document.querySelector('nav')).display"))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({"1000, light", "375, dark"})
  void aPictureOfItsOwnIsAnImageOfAnyPage(int width, String scheme) throws IOException {
    for (int i = 0; i < plots.size() - 1; i++) {
      String name = "plot-" + i + "-" + width;
      Files.writeString(folder.resolve(name + ".svg"), SvgWriter.file(plots.get(i)));
      Path file =
          Files.writeString(
              folder.resolve(name + ".html"),
              "<!DOCTYPE html><meta name=viewport content='width=device-width'>"
                  + "<link rel=icon href='data:,'><img style='width:100%' src="
                  + name
                  + ".svg>");
      browser.show(file, width, 700, scheme);
      browser.photograph(SCREENSHOTS.resolve(name + "-" + scheme + ".png"));
      assertThat(browser.console()).isEmpty();
      assertThat(browser.number("document.images[0].naturalWidth")).isPositive();
    }
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }

  private static WebElement longTrace(int width) {
    browser.show(page, width, 800, "light");
    List<WebElement> figures = browser.driver().findElements(By.cssSelector("figure.zoom"));
    WebElement last = figures.get(figures.size() - 1);
    browser.eval("arguments[0].scrollIntoView()", last);
    return last;
  }

  private static void wheel(WebElement plot, int down) {
    new Actions(browser.driver())
        .scrollFromOrigin(ScrollOrigin.fromElement(plot), 0, down)
        .perform();
  }

  private static WebElement button(WebElement figure, String label) {
    return figure.findElement(By.cssSelector("button[aria-label='" + label + "']"));
  }

  private static void press(WebElement figure, String label) {
    button(figure, label).click();
  }

  private static double[] view(WebElement figure) {
    String box = figure.findElement(By.cssSelector("svg.view")).getDomAttribute("viewBox");
    return Arrays.stream(box.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> ticks(WebElement figure) {
    return figure.findElements(By.cssSelector("g.x-ticks text")).stream()
        .map(WebElement::getText)
        .toList();
  }
}
