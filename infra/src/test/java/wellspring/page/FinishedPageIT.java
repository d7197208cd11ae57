package wellspring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.cli.Program;

@Timeout(240)
class FinishedPageIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final Path PICTURE =
      Path.of(System.getProperty("basedir", ".")).resolve("../dashboards/gallery/page.png");

  private static final String TEXTS_BEYOND_BOXES =
      """
      [...document.querySelectorAll("#ecosystem .box text")].filter(
        (text) => text.getBBox().x + text.getBBox().width > text.parentNode.querySelector("rect").getBBox().width,
      ).length + Number(document.querySelectorAll("#ecosystem .box").length === 0)
      """;

  @TempDir private Path scratch;

  @Test
  void runWaitsForItsFirstOrderAndIsShownAfterItsEndUntilCtrlC() throws Exception {
    try (Browser browser = Browser.open();
        WatchedRun run =
            WatchedRun.start(
                scratch,
                "collapse",
                "rounds=8",
                "--paused",
                "--linger",
                "10m",
                "--kafka",
                "memory");
        Viewer viewer = new Viewer(browser.visitor()).open(run.address())) {
      viewer.sees("status", "^paused$");
      assertThat(viewer.round()).isZero();
      viewer.at("pause").click();
      viewer.sees("status", "^finished$");
      viewer.sees(
          "verdict",
          "closed (collapsed|held).*mixed (collapsed|held).*open is a human-only control");
      viewer.sees("repeat", "run collapse rounds=8 --seed 1");
      PlaywrightAssertions.assertThat(viewer.at("pause")).isDisabled();
      viewer.sees("decision", "(What decides is|Nearest to a limit: \\w+ in) .*, limit ");
      assertThat(viewer.at("decision").textContent().toLowerCase(Locale.ROOT))
          .as("the figure beside it is that of the measure that decides")
          .contains(
              viewer
                  .at("measure")
                  .locator("option:checked")
                  .textContent()
                  .toLowerCase(Locale.ROOT));
      viewer.at("document").first().waitFor(); // though nobody has scrolled there
      viewer.page().setViewportSize(390, 844);
      await().atMost(SOON).until(() -> (Integer) viewer.page().evaluate(TEXTS_BEYOND_BOXES) == 0);
      viewer.at("report").click();
      await().atMost(SOON).until(() -> viewer.page().url().equals(run.url() + "/report"));
      PlaywrightAssertions.assertThat(viewer.page().locator("h1")).containsText("collapse");
      viewer.keepScreenshot("report-served");
      viewer.assertNoComplaint();

      run.awaitWords("Ctrl-C ends it");
      Program.Outcome outcome = run.interrupt();
      assertThat(outcome.exitCode()).isEqualTo(130);
      assertThat(outcome.out()).contains("fingerprint  ").doesNotContain("aborted");
      assertThat(outcome.err()).isEmpty();
    }
  }

  /** The README's picture; taken with {@code -Dwellspring.gallery=true}. */
  @Test
  @EnabledIfSystemProperty(named = "wellspring.gallery", matches = "true")
  void picturesTheDefaultScenario() throws Exception {
    NewContextOptions light =
        new NewContextOptions().setViewportSize(1280, 2_000).setColorScheme(ColorScheme.LIGHT);
    try (Browser browser = Browser.open();
        WatchedRun run =
            WatchedRun.start(scratch, "collapse", "--speed", "4", "--kafka", "memory");
        Viewer viewer = new Viewer(browser.visitor(light)).open(run.address())) {
      await().atMost(SOON).until(() -> viewer.round() >= 22);
      run.steer("{\"action\":\"pause\"}");
      viewer.sees("status", "^paused$");
      viewer.at("document").first().waitFor();
      viewer.keepPicture(PICTURE);
      viewer.assertNoComplaint();
    }
  }
}
