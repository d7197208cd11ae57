package wellspring.dashboards.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be seen of the page's sources without a browser. */
class PageSourcesTest {
  private static final Pattern MAKES_MARKUP =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|srcdoc|DOMParser"
              + "|createContextualFragment|\\beval\\(|new Function");
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\bsrc=)|\\son\\w+\\s*=|javascript:");
  private static final Pattern ASKED_ID = Pattern.compile("byId\\(\"([^\"]+)\"\\)");
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
  private static final Pattern TESTED = Pattern.compile("data-testid=\"([^\"]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from \"\\./([^\"]+)\"");
  private static final Pattern ASSET = Pattern.compile("\"/assets/([^\"]+)\"");

  private static final List<String> PAGES = List.of("index.html", "runs.html");

  private final Path folder = folder();
  private final List<Path> scripts = scripts(folder);

  static List<String> pages() {
    return PAGES.stream().map(name -> read(folder().resolve(name))).toList();
  }

  @Test
  void noScriptMakesMarkupOfText() {
    assertThat(scripts).hasSizeGreaterThan(5);
    assertThat(scripts)
        .allSatisfy(script -> assertThat(read(script)).doesNotContainPattern(MAKES_MARKUP));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void holdsNothingInlineThatItsSecurityPolicyForbids(String page) {
    assertThat(page).doesNotContainPattern(INLINE);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyElementThatAScriptAsksForIsInThePage(String page) {
    Set<String> asked =
        reached(page).stream()
            .flatMap(script -> found(ASKED_ID, read(folder.resolve(script))))
            .collect(set());

    assertThat(asked).isNotEmpty();
    assertThat(found(ID, page).collect(set())).containsAll(asked);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noTwoElementsShareAnIdOrATestsHook(String page) {
    assertThat(found(ID, page)).doesNotHaveDuplicates();
    assertThat(found(TESTED, page)).doesNotHaveDuplicates();
  }

  @Test
  void everyScriptIsReachedFromAPageAndNoneIsMissing() {
    Set<String> reached = pages().stream().flatMap(page -> reached(page).stream()).collect(set());
    assertThat(reached)
        .allSatisfy(name -> assertThat(folder.resolve(name)).exists())
        .containsExactlyInAnyOrderElementsOf(
            scripts.stream().map(script -> script.getFileName().toString()).toList());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theServerHasAllThatThePageNames(String page) {
    assertThat(found(ASSET, page))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(PageFiles.read(name)).isPresent());
  }

  /** The scripts that a page names, and all that these import. */
  private Set<String> reached(String page) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open =
        found(ASSET, page)
            .filter(name -> name.endsWith(".js") && !name.endsWith(".min.js"))
            .collect(Collectors.toCollection(ArrayDeque::new));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (reached.add(name)) {
        found(IMPORT, read(folder.resolve(name))).forEach(open::push);
      }
    }
    return reached;
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
  }

  private static Collector<String, ?, Set<String>> set() {
    return Collectors.toCollection(LinkedHashSet::new);
  }

  private static Path folder() {
    try {
      return Path.of(PageFiles.class.getResource("index.html").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> scripts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
