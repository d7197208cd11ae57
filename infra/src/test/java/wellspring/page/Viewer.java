package wellspring.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Somebody who looks at a page, and hears it complain. */
final class Viewer implements AutoCloseable {
  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("basedir", "."), "target", "screenshots");

  /** As long as a page may take on a machine that has much else to do. */
  private static final double MILLIS_MAX = 60_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(MILLIS_MAX);
  }

  private final BrowserContext visitor;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Viewer(BrowserContext visitor) {
    this.visitor = visitor;
    this.page = visitor.newPage();
    page.setDefaultTimeout(MILLIS_MAX);
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  Viewer open(String address) {
    page.navigate(address);
    return this;
  }

  Page page() {
    return page;
  }

  Locator at(String testId) {
    return page.getByTestId(testId);
  }

  /** Brings a part of the page into view; what nobody sees is not drawn. */
  void scrollTo(String selector) {
    page.locator(selector).evaluate("part => part.scrollIntoView()");
  }

  /** Waits until something says what matches. */
  void sees(String testId, String pattern) {
    PlaywrightAssertions.assertThat(at(testId))
        .containsText(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
  }

  /** The number of rounds that the page knows to be closed, as its head says. */
  int round() {
    String words = at("round").textContent().replaceAll("^\\D*(\\d+).*$", "$1");
    return words.matches("\\d+") ? Integer.parseInt(words) : 0;
  }

  /** Keeps what the window shows. */
  void keepPicture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /** Keeps the whole page among the tests' output. */
  void keepScreenshot(String name) {
    page.evaluate("window.scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  void assertAccessible() {
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations)
        .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
        .isEmpty();
  }

  void assertNoSidewaysScrolling() {
    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .as("pixels that do not fit")
        .isEqualTo(0);
  }

  void assertNoComplaint() {
    assertThat(complaints).as("what the browser's console says").isEmpty();
  }

  @Override
  public void close() {
    visitor.close();
  }
}
