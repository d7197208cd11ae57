package wellspring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.cli.Program;

/** What the page of a run shows of its people. */
@Timeout(240)
class PeoplePageIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("watch at (http://\\S+)");
  private static final String TOWN =
      """
      name: town
      seed: 3
      rounds: 6
      language: {kind: zipf, vocabulary: 60, exponent: 1, documentTokens: 8}
      humans:
        poets: {writers: 10, documents: 1}
        reporters:
          writers: 30
          documents: 1
          price: 0.1
          work: {alternative: 1, cost: 0.1, turnover: 0.5, pay: {wage: 0.3}}
          assistance: {model: bot, writers: 0.5, strength: 0.5}
      audiences:
        public: {attention: 50, revenue: 1, taste: {quality: 1}}
      curators:
        web: {human: natural, documents: 30, shortage: shrink}
      models:
        bot: {curator: web, documents: 20, learner: {kind: matrix, order: 0, prior: 0.5}}
      evaluation: {probeDocuments: 10, heldOutDocuments: 10}
      """;

  @TempDir private static Path scratch;
  private static Browser browser;
  private Program.Running open;

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void end() {
    open.process().destroy();
    open.process().onExit().join();
  }

  @Test
  void peopleAreShownWithWhoReadsAndPaysThem() throws Exception {
    Path town = Files.writeString(scratch.resolve("town.yaml"), TOWN);
    NewContextOptions phone =
        new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
    try (Viewer viewer = new Viewer(browser.visitor(phone)).open(opened(town.toString()))) {
      viewer.sees("status", "^finished$");
      viewer.scrollTo("#people");
      PlaywrightAssertions.assertThat(viewer.at("chart-writers"))
          .hasAttribute("aria-label", Pattern.compile("rounds 0 to 5; newest: reporters \\d+"));
      PlaywrightAssertions.assertThat(viewer.at("chart-voices"))
          .hasAttribute("aria-label", Pattern.compile("poets .* reporters .* and bot "));
      PlaywrightAssertions.assertThat(viewer.at("attention"))
          .hasAttribute("aria-label", Pattern.compile("public read .* of bot"));
      PlaywrightAssertions.assertThat(viewer.at("money"))
          .hasAttribute("aria-label", Pattern.compile("the world → reporters: .*, wages"));
      viewer.scrollTo("#flows");
      PlaywrightAssertions.assertThat(viewer.page().locator("#ecosystem .flow-assisted").first())
          .isAttached();
      PlaywrightAssertions.assertThat(viewer.page().locator("#key-assisted")).isVisible();
      viewer.at("people-list").click();
      viewer.sees("people-list", "reporters: \\d+ go on to write");
      viewer.assertAccessible();
      viewer.assertNoSidewaysScrolling();
      viewer.keepScreenshot("people-phone-dark");
      viewer.assertNoComplaint();
    }
  }

  @Test
  void nothingIsShownOfPeopleToWhomNothingHappens() throws Exception {
    try (Viewer viewer = new Viewer(browser.visitor()).open(opened("collapse", "rounds=3"))) {
      viewer.sees("status", "^finished$");
      viewer.scrollTo("#flows");
      viewer.page().locator("#ecosystem .flow").first().waitFor();
      PlaywrightAssertions.assertThat(viewer.at("people")).isHidden();
      PlaywrightAssertions.assertThat(viewer.page().locator("#key-assisted")).isHidden();
      viewer.assertNoComplaint();
    }
  }

  /** Runs a scenario to its end and opens what it left. */
  private String opened(String... scenario) throws Exception {
    Path runs = scratch.resolve(scenario[0].replaceAll("\\W", "") + "-runs");
    List<String> rest = List.of("--kafka", "memory", "--no-report", "--port", "0", "--out");
    String[] command =
        Stream.of(Stream.of("run"), Stream.of(scenario), rest.stream(), Stream.of(runs.toString()))
            .flatMap(each -> each)
            .toArray(String[]::new);
    assertThat(Program.fresh(scratch, command).await().exitCode()).isZero();
    open = Program.fresh(scratch, "open", only(runs).toString(), "--port", "0");
    await().atMost(SOON).until(() -> ADDRESS.matcher(open.outSoFar()).find());
    Matcher address = ADDRESS.matcher(open.outSoFar());
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  private static Path only(Path runs) throws IOException {
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }
}
