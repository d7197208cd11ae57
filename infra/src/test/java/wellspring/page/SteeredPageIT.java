package wellspring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Proxy;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One run, on Kafka and without an end, that everybody watches and steers in turn. */
@Timeout(240)
class SteeredPageIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** A document that tries everything. */
  private static final String HOSTILE =
      "<script>document.title = 'taken'</script><img src=x onerror=alert(1)> the garden ${7*7} %s";

  @TempDir private static Path scratch;
  private static Browser browser;
  private static WatchedRun run;

  @BeforeAll
  static void start() throws IOException, URISyntaxException {
    browser = Browser.open();
    Path garden = Path.of(SteeredPageIT.class.getResource("/texts/garden.txt").toURI());
    run =
        WatchedRun.start(
            scratch,
            "text",
            "language.path=" + garden,
            "rounds=100000",
            "curators.no-human.documents=60",
            "curators.half-human.documents=60",
            "--speed",
            "3");
    run.awaitWords("\n    3 │");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (run != null) {
      run.close();
    }
  }

  @BeforeEach
  void goOn() throws IOException, InterruptedException {
    run.steer("{\"action\":\"resume\"}");
  }

  @Test
  void opensLateAndReloadsWithNothingMissing() {
    try (Viewer viewer = open()) {
      viewer.sees("status", "running");
      await().atMost(SOON).until(() -> viewer.round() > 4);
      viewer.page().reload();
      await().atMost(SOON).until(() -> viewer.round() > 5);
      viewer.at("figures-table").locator("summary").click();
      Locator rows = viewer.at("figures-table").locator("tbody tr");
      await("rounds from 0 on").atMost(SOON).until(() -> rows.count() > 5);
      viewer.assertNoComplaint();
    }
  }

  @Test
  void pausesStepsAndGoesOn() {
    try (Viewer viewer = open()) {
      viewer.at("pause").click();
      viewer.sees("status", "^paused$");
      viewer.sees("transport-answer", "waits before round");
      int before = viewer.round();
      viewer.at("step").click();
      await().atMost(SOON).until(() -> viewer.round() == before + 1);
      viewer.sees("status", "^paused$");
      viewer.at("pause").click();
      await().atMost(SOON).until(() -> viewer.round() > before + 3);
      viewer.at("speed").selectOption("10");
      viewer.sees("transport-answer", "at most 10 rounds");
      viewer.assertNoComplaint();
    }
  }

  @Test
  void interventionHoldsFromTheNextRoundAndIsMarked() {
    try (Viewer viewer = open()) {
      viewer.scrollTo("#interventions-block");
      viewer.at("human-number-no-human").fill("40");
      viewer.at("human-apply-no-human").click();
      viewer.sees("human-answer-no-human", "From round \\d+ on: curators.no-human.human=0.4");
      viewer.scrollTo("#question");
      viewer.sees("marks", "curators.no-human.human=0.4");
      viewer.sees("headline-closed", "learns from (3\\d|4\\d) % human");
      viewer.assertNoComplaint();
    }
  }

  @Test
  void documentOfAPersonIsInTheTopicAndIsShownAsText() throws IOException {
    try (Viewer viewer = open()) {
      viewer.scrollTo("#writing");
      viewer.at("write").fill(HOSTILE);
      viewer.at("send").click();
      viewer.sees("write-answer", "r\\d{4,}/visitor/\\d{5}");
      assertThat(Topics.texts(run.kafka(), run.topic("documents"), "visitor"))
          .containsExactly(HOSTILE);
      viewer.at("show-document").click();
      Locator shown = viewer.at("document").getByTestId("document-text").first();
      await().atMost(SOON).until(() -> shown.textContent().equals(HOSTILE));
      assertThat(viewer.page().title()).doesNotContain("taken");
      assertThat(shown.locator("script, img").count()).as("elements made of it").isZero();
      viewer.assertNoComplaint();
    }
  }

  @Test
  void comesBackAfterALostConnection() throws IOException {
    try (Cable cable = new Cable(URI.create(run.url()).getPort());
        Viewer viewer = new Viewer(browser.visitor(through(cable))).open(run.address())) {
      viewer.sees("status", "running");
      cable.cut();
      viewer.sees("status", "connection lost");
      int lost = viewer.round();
      cable.mend();
      viewer.sees("status", "running");
      await().atMost(SOON).until(() -> viewer.round() > lost + 2);
    }
  }

  private static NewContextOptions through(Cable cable) {
    return new NewContextOptions().setProxy(new Proxy(cable.proxy()).setBypass("<-loopback>"));
  }

  @Test
  void withoutTheTokenThePageOnlyShows() {
    try (Viewer viewer = new Viewer(browser.visitor()).open(run.url())) {
      viewer.sees("status", "running");
      viewer.sees("read-only", "watch, not steer");
      viewer.scrollTo("#writing");
      PlaywrightAssertions.assertThat(viewer.at("write")).isDisabled();
      PlaywrightAssertions.assertThat(viewer.at("pause")).isDisabled();
      viewer.assertNoComplaint();
    }
  }

  @Test
  void canBeUsedByKeyboard() {
    try (Viewer viewer = open()) {
      viewer.sees("status", "running");
      viewer.page().keyboard().press("Tab");
      assertThat(focused(viewer)).as("first of all").isEqualTo("Skip to the figures");
      viewer.page().keyboard().press("Tab");
      assertThat(focused(viewer)).isEqualTo("Pause");
      viewer.page().keyboard().press("Enter");
      viewer.sees("status", "^paused$");
      viewer.page().keyboard().press("Tab");
      assertThat(focused(viewer)).isEqualTo("Step");
      int before = viewer.round();
      viewer.page().keyboard().press("Space");
      await().atMost(SOON).until(() -> viewer.round() == before + 1);
      viewer.assertNoComplaint();
    }
  }

  private static String focused(Viewer viewer) {
    return (String) viewer.page().evaluate("document.activeElement.textContent");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  void fitsAndIsAccessible(int width, ColorScheme scheme) throws IOException, InterruptedException {
    run.steer("{\"action\":\"pause\"}");
    BrowserContext visitor =
        browser.visitor(new NewContextOptions().setViewportSize(width, 844).setColorScheme(scheme));
    try (Viewer viewer = new Viewer(visitor).open(run.address())) {
      viewer.sees("status", "^paused$");
      viewer.scrollTo("#reading");
      viewer.at("samples").getByTestId("document-text").first().waitFor();
      viewer.keepScreenshot(
          "page-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      viewer.assertNoSidewaysScrolling();
      viewer.assertAccessible();
      viewer.assertNoComplaint();
    }
  }

  /** One more than a browser has connections to a server. */
  @Test
  void sevenPagesOfOneBrowserAllGoOn() throws IOException, InterruptedException {
    run.steer("{\"action\":\"pause\"}"); // lest those that are open draw while others open
    BrowserContext visitor = browser.visitor();
    List<Viewer> viewers = new ArrayList<>();
    for (int number = 0; number < 7; number++) {
      Viewer viewer = new Viewer(visitor).open(run.address());
      viewer.sees("status", "^paused$");
      viewers.add(viewer);
    }
    List<Integer> before = viewers.stream().map(Viewer::round).toList();
    run.steer("{\"action\":\"resume\"}");
    for (int number = 0; number < 7; number++) {
      Viewer viewer = viewers.get(number);
      int seen = before.get(number);
      await().atMost(SOON).until(() -> viewer.round() > seen + 3);
    }
    viewers.forEach(Viewer::assertNoComplaint);
    visitor.close();
  }

  private static Viewer open() {
    return new Viewer(browser.visitor()).open(run.address());
  }
}
