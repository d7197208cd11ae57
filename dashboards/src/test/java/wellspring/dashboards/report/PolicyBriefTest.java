package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.measure.Measure;

class PolicyBriefTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b");

  /** What people who never read a log would have to look up. */
  private static final List<String> JARGON =
      List.of(
          "perplexity",
          "entropy",
          "token",
          "dirichlet",
          "corpus",
          "corpora",
          "divergence",
          "stochastic",
          "bootstrap",
          "replica",
          "seed",
          "checkpoint",
          "kafka",
          "gradient",
          "logit",
          "n-gram",
          "parameter",
          "held-out",
          "median",
          "variance",
          "confidence",
          "kernel",
          "predicted",
          "cross-entropy",
          "nats",
          "log-likelihood",
          "vocabulary",
          "dataset",
          "zipf",
          "matrix",
          "transformer",
          "gpt",
          "curator",
          "cohort");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"collapse", "grammar", "gaussian", "regression", "text"})
  void runIsToldWithoutJargon(String builtIn) throws IOException {
    Place place = place();
    assertThat(PolicyBrief.ofRuns(List.of(run(builtIn)), place)).isEmpty();

    assertThat(words(place)).doesNotContain(JARGON);
    assertThat(words(place)).contains("one throw of the dice", "what the simulation leaves out");
    assertThat(words(place))
        .as("what did not go as planned")
        .contains("within 4 rounds", "stood after 4 rounds of", "by people while it ran");
  }

  @Test
  void severalRunsAreToldWithoutJargonAndOnNoMoreLinesThanFit() throws IOException {
    Place place = place();
    List<RunStory> runs =
        List.of(run("collapse"), run("collapse"), run("grammar"), run("collapse"), run("grammar"));
    assertThat(PolicyBrief.ofRuns(runs, place)).isEmpty();

    assertThat(words(place)).doesNotContain(JARGON).contains("3 more are in the full report");
  }

  @Test
  void sweepIsToldWithoutJargonAndFitsOnTwoPages() throws IOException, InterruptedException {
    Place place = place();
    SweepStory sweep =
        Stories.sweep(
            "collapse",
            "no-human",
            Measure.DIVERSITY,
            Measure.VOCABULARY_KEPT,
            Measure.HELD_OUT_PERPLEXITY);
    assertThat(PolicyBrief.ofSweep(sweep, place)).isEmpty();

    assertThat(words(place))
        .doesNotContain(JARGON)
        .contains("when 1.2 % of its reading is written by people", "was run 20 times");
    assertThat(pages(place.page())).isBetween(1, 2);
  }

  private static RunStory run(String builtIn) {
    return switch (builtIn) {
      case "grammar" ->
          Stories.run(
              builtIn, Measure.FACTS_TRUE, Measure.VOCABULARY_KEPT, Measure.HELD_OUT_PERPLEXITY);
      case "gaussian" -> Stories.run(builtIn, Measure.VARIANCE, Measure.HELD_OUT_PERPLEXITY);
      case "regression" -> Stories.run(builtIn, Measure.TEST_ERROR);
      default -> Stories.run(builtIn, Measure.VOCABULARY_KEPT, Measure.HELD_OUT_PERPLEXITY);
    };
  }

  private Place place() {
    return new Place(folder.resolve("brief.html"), folder.resolve("brief"));
  }

  /** What stands on the page, figures included, in small letters. */
  private static String words(Place place) throws IOException {
    return Files.readString(place.page())
        .replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("(collapse|grammar|gaussian|regression|text)-1", "")
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  /** On US Letter, which has less room than A4. */
  private int pages(Path page) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM + ": install chromium");
    Path pdf = folder.resolve("brief.pdf");
    Process print =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--no-pdf-header-footer",
                "--print-to-pdf=" + pdf,
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(print.waitFor(60, TimeUnit.SECONDS)).as("printed in time").isTrue();
    String text = new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1);
    return (int) PAGE.matcher(text).results().count();
  }
}
