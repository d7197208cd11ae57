package wellspring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
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

/** Runs that are over, gone back to in a browser. */
@Timeout(240)
class StoredPageIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("watch at (http://\\S+)");

  @TempDir private static Path scratch;
  private static Browser browser;
  private static Path runs;
  private Program.Running open;

  @BeforeAll
  static void runTwice() throws Exception {
    browser = Browser.open();
    runs = scratch.resolve("runs");
    for (String seed : List.of("1", "2")) {
      Program.Running run =
          Program.fresh(
              scratch,
              ("run collapse rounds=4 --kafka memory --no-report --port 0 --seed " + seed)
                  .concat(" --out " + runs)
                  .split(" "));
      assertThat(run.await().exitCode()).isZero();
    }
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
  void listIsFilteredNotedAndLaidOverEachOther() throws Exception {
    String address = open(runs);
    try (Viewer viewer = new Viewer(browser.visitor()).open(address)) {
      Locator rows = viewer.page().locator("#runs-body tr");
      PlaywrightAssertions.assertThat(rows).hasCount(2);
      List<String> names = names();
      viewer.sees("row-" + names.get(0), "collapse.*1.*finished.*4 rounds.*closed");
      viewer.at("choose-" + names.get(0)).check();
      viewer.at("choose-" + names.get(1)).check();
      viewer.sees("compare-legend", names.get(0) + " · closed.*" + names.get(1) + " · open");
      viewer.at("compare-measure").selectOption("held_out_perplexity");
      viewer.at("compare-model").selectOption("closed");
      PlaywrightAssertions.assertThat(viewer.at("compare-legend").locator("li")).hasCount(2);
      PlaywrightAssertions.assertThat(viewer.at("compare-chart"))
          .hasAttribute("aria-label", Pattern.compile("Held-out perplexity.*closed"));

      viewer.at("note-" + names.get(1)).fill("the <b>second</b> seed");
      viewer.at("filter").click();
      viewer.sees("note-said-" + names.get(1), "kept");
      assertThat(runs.resolve(names.get(1)).resolve("note.txt"))
          .hasContent("the <b>second</b> seed\n");
      viewer.at("filter").fill("SECOND");
      viewer.sees("filter-said", "1 of 2");
      PlaywrightAssertions.assertThat(viewer.at("row-" + names.get(0))).isHidden();
      viewer.assertAccessible();
      viewer.assertNoSidewaysScrolling();
      viewer.keepScreenshot("runs");
      viewer.assertNoComplaint();
    }
  }

  @Test
  void listIsAccessibleOnADarkPhoneAndReadOnlyWithoutTheToken() throws Exception {
    NewContextOptions phone =
        new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
    String address = open(runs);
    try (Viewer viewer = new Viewer(browser.visitor(phone)).open(address.replaceFirst("#.*", ""))) {
      viewer.at("choose-" + names().get(0)).focus();
      viewer.page().keyboard().press("Space");
      viewer.sees("compare-legend", "closed");
      PlaywrightAssertions.assertThat(viewer.at("notes-read-only")).isVisible();
      PlaywrightAssertions.assertThat(viewer.at("note-" + names().get(0)))
          .hasAttribute("readonly", "");
      viewer.assertAccessible();
      viewer.assertNoSidewaysScrolling();
      viewer.keepScreenshot("runs-phone-dark");
      viewer.assertNoComplaint();
    }
  }

  @Test
  void runIsShownAsItWasWhileItWentOn() throws Exception {
    String name = names().get(0);
    writeThatItWasForkedAndContinued(runs.resolve(name).resolve("manifest.json"));
    String address = open(runs.resolve(name));
    assertThat(address).contains("/run/" + name + "/#token=");
    try (Viewer viewer = new Viewer(browser.visitor()).open(address)) {
      viewer.sees("status", "^finished$");
      assertThat(viewer.round()).isEqualTo(4);
      viewer.sees("verdict", "closed (collapsed|held)");
      viewer.sees("read-only", "The run is over");
      viewer.scrollTo("#question");
      viewer.sees("marks", "1.*no longer as mother, from which it was forked");
      viewer.sees("marks", "2.*the run was continued");
      viewer.scrollTo("#reading");
      viewer.at("document").first().waitFor();
      viewer.scrollTo("#flows");
      viewer.page().locator("#ecosystem .flow").first().waitFor();
      viewer.keepScreenshot("run-stored");
      viewer.assertAccessible();
      viewer.page().getByText("All runs").click();
      PlaywrightAssertions.assertThat(viewer.page().locator("#runs-body tr")).hasCount(1);
      viewer.assertNoComplaint();
    }
  }

  /** As a run says it that shares a round with another one, was stopped after two, and went on. */
  private static void writeThatItWasForkedAndContinued(Path manifest) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree = (ObjectNode) json.readTree(manifest.toFile());
    ObjectNode fork =
        tree.putArray("forked")
            .addObject()
            .put("parent", "mother")
            .put("path", "/runs/mother")
            .put("round", 0)
            .put("fingerprint", "f")
            .put("seed", 1);
    fork.putArray("changes");
    fork.putArray("differences");
    tree.putArray("continued")
        .addObject()
        .put("at", "2026-05-01T10:00:00Z")
        .put("round", 2)
        .putArray("differences");
    json.writeValue(manifest.toFile(), tree);
  }

  private String open(Path folder) throws IOException {
    open = Program.fresh(scratch, "open", folder.toString(), "--port", "0");
    await().atMost(SOON).until(() -> ADDRESS.matcher(open.outSoFar()).find());
    Matcher address = ADDRESS.matcher(open.outSoFar());
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  /** The older one first. */
  private static List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(runs)) {
      return all.map(run -> run.getFileName().toString()).sorted().toList();
    }
  }
}
