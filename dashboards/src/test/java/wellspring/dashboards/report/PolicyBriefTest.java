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
import wellspring.agents.scenario.ScenarioLoader;
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
    ReportLocation place = place();
    assertThat(PolicyBrief.ofRuns(List.of(run(builtIn)), place)).isEmpty();

    assertThat(words(place)).doesNotContain(JARGON);
    assertThat(words(place)).contains("one throw of the dice", "what the simulation leaves out");
    assertThat(words(place))
        .as("what did not go as planned")
        .contains("within 4 rounds", "its state after 4 rounds of", "by people while it ran");
  }

  @Test
  void severalRunsAreToldWithoutJargonAndOnNoMoreLinesThanFit() throws IOException {
    ReportLocation place = place();
    List<RunStory> runs =
        List.of(run("collapse"), run("collapse"), run("grammar"), run("collapse"), run("grammar"));
    assertThat(PolicyBrief.ofRuns(runs, place)).isEmpty();

    assertThat(words(place))
        .doesNotContain(JARGON)
        .contains("3 more, none of which collapsed, are in the full report");
  }

  @Test
  void sweepIsToldWithoutJargonAndFitsOnTwoPages() throws IOException, InterruptedException {
    ReportLocation place = place();
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
        .contains("when 1.2 % of what it is newly given is written by people", "was run 20 times");
    assertThat(pages(place.page())).isBetween(1, 2);
  }

  @Test
  void tellsWhatTheScenarioAsksAndHowEachModelLearns() throws IOException {
    PolicyBrief.ofRuns(List.of(run("collapse")), place());
    assertThat(words(place()))
        .contains(
            "how much human writing do text models need?",
            "the scenario is called collapse: three models on no, a tenth of",
            "learns from its own text alone",
            "a tenth of what it reads was written by people, the rest by itself",
            "learns from people's text alone");
  }

  @Test
  void decidingMeasureIsInTheAnswerInTheTableAndInTheFigureWithItsLimit() throws IOException {
    RunStory run = Stories.judged(100);
    PolicyBrief.ofRuns(List.of(run), place());
    assertThat(words(place()))
        .doesNotContain(JARGON)
        .contains(
            "the clearest case is closed: its surprise at real text came to 10 times that of a"
                + " model that reads people alone; the limit is 3 times",
            "surprise at real text (limit: 3 times)",
            "100 % 80 0 the yardstick",
            "10 % 26 4 10 times the yardstick");
    assertThat(words(place())).as("the figure").contains("1 is a model that reads people alone");
    assertThat(Files.readString(place().page())).contains(">limit</text>");
  }

  @Test
  void infiniteFigureIsSaidAsSuch() throws IOException {
    PolicyBrief.ofRuns(List.of(Stories.judged(Double.POSITIVE_INFINITY)), place());
    assertThat(words(place()))
        .contains("closed: it considers some of what people write impossible")
        .contains("100 % 80 0 the yardstick", "10 % 26 4 takes some for impossible");
  }

  @Test
  void runsOfDifferentLengthAreToldApartAndCollapsedModelsComeFirst() throws IOException {
    PolicyBrief.ofRuns(List.of(run("grammar"), run("collapse"), run("gaussian")), place());
    String words = words(place());
    assertThat(words)
        .contains("a is grammar, with three models for 4 rounds; b is collapse, with")
        .contains("the scenario is called grammar", "the scenario is called gaussian");
    assertThat(words.indexOf("c accumulate collapsed")).isPositive();
    assertThat(words.indexOf("c accumulate collapsed")).isLessThan(words.indexOf("a open held"));
  }

  @Test
  void caveatsAreThoseOfTheScenario() {
    assertThat(caveats("collapse")).contains("knows for certain who wrote what", "made-up words");
    assertThat(caveats("text")).contains("from one collection").doesNotContain("made-up words");
    assertThat(caveats("gaussian")).contains("numbers").doesNotContain("count which words");
    assertThat(caveats("collapse", "+curators.tenth-human.labels={detector: 0.3}"))
        .contains("guessed, wrongly in 30 % of all cases")
        .doesNotContain("Who chooses the texts knows for certain");
  }

  private static String caveats(String builtIn, String... overrides) {
    return String.join(
        " ",
        SimulationLimits.of(
            List.of(new ScenarioLoader(Path.of("")).preview(builtIn, List.of(overrides)))));
  }

  @Test
  void sweepTellsEachModelAtTheSameSettingsWithIntervals() throws IOException {
    PolicyBrief.ofSweep(
        Stories.sweep("regimes", "by-chance", Measure.DIVERSITY, Measure.HUMAN_FRACTION), place());
    assertThat(words(place()))
        .doesNotContain(JARGON)
        .contains("model 0 % 1 % 10 % 100 %", "anchor always keeps 10 texts of people")
        .contains("replace keeps nothing that it has read", "67 % (56 to 78 %)")
        .contains("compared with the same model when it reads people's text alone");
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

  private ReportLocation place() {
    return new ReportLocation(folder.resolve("brief.html"), folder.resolve("brief"));
  }

  /** What stands on the page, figures included, in small letters. */
  private static String words(ReportLocation place) throws IOException {
    return Files.readString(place.page())
        .replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("(collapse|grammar|gaussian|regression|text)-1", "")
        .replace("&#39;", "'")
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
