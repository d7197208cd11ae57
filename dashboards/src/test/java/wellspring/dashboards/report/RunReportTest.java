package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.AudienceRead.AuthorReading;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.dashboards.document.ShadedWord;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.CurveFigure.CurvePoint;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.measure.Measure;

class RunReportTest {
  private static final RunStory RUN =
      Stories.run("collapse", Measure.DIVERSITY, Measure.HELD_OUT_PERPLEXITY);

  /** With one figure, which is quick. */
  private static final RunStory PLAIN = Stories.run("collapse");

  @TempDir private Path folder;

  @Test
  void pageNeedsNothingElse() throws IOException {
    String page = written(RUN);

    assertThat(page.replace("http://www.w3.org/", "").replace("http://www.jfree.org/", ""))
        .doesNotContain("http:", "https:", "<script", "<link", "src=", "@import", "url(h", "url(/");
    assertThat(page).contains("<svg", "Held-out perplexity", "diversity", "prefers-color-scheme");
  }

  @Test
  void tellsTheVerdictFirstAndHowToRepeatIt() throws IOException {
    String page = written(RUN);

    assertThat(page.indexOf("<h1>One of three models collapsed</h1>"))
        .isPositive()
        .isLessThan(page.indexOf("<svg"));
    assertThat(page)
        .contains("closed did what it did.", "25 %", "wellspring run collapse", "rounds&#x3D;4")
        .contains("curators.no-human.human=0.2", "name: collapse");
  }

  @Test
  void theMeasureThatDecidedIsSaidAndDrawnFirstWithItsLimit() throws IOException {
    Judgement judgement =
        new Judgement(
            CollapseDefinition.CATASTROPHIC_RISK,
            Measure.HELD_OUT_PERPLEXITY,
            Judgement.Outcome.CROSSED,
            0.5,
            0.8,
            0.2,
            3,
            0.6,
            1.3,
            2,
            2,
            "perplexity (0.5 → 0.8; limit ×3)");
    RunStory story =
        Stories.judged(
            RUN,
            List.of(new ModelVerdict("closed", Fate.COLLAPSED, "It did.", List.of(judgement))));

    assertThat(RUN.headline().get(1)).isEqualTo(Measure.DIVERSITY);
    assertThat(story.headline())
        .startsWith(Measure.HUMAN_FRACTION, Measure.HELD_OUT_PERPLEXITY, Measure.DIVERSITY);
    assertThat(written(story))
        .contains("<p>What decides is closed in perplexity (0.5 → 0.8; limit ×3).</p>");
    assertThat(Files.readString(folder.resolve("report/held_out_perplexity.svg")))
        .contains(">limit of collapse<", "stroke-dasharray:1.5,4.0");
    assertThat(Files.readString(folder.resolve("report/diversity.svg")))
        .doesNotContain(">limit of collapse<");
  }

  @Test
  void figuresAndTablesStandBesideThePage() throws IOException {
    written(Stories.saying(RUN, List.of(new ShadedWord("w", 1.0))));

    for (String figure : List.of("human_fraction", "diversity", "ranks", "documents")) {
      assertThat(folder.resolve("report").resolve(figure + ".svg")).isNotEmptyFile();
      assertThat(folder.resolve("report").resolve(figure + ".png")).isNotEmptyFile();
    }
    assertThat(Files.readAllLines(folder.resolve("report/measures.csv")))
        .startsWith("run,round,model,measure,value,predicted")
        .contains("collapse-1,1,closed,human_fraction,0.25,0.4");
    assertThat(Files.readAllLines(folder.resolve("report/ranks.csv"))).contains("1,humans,2,0.1");
  }

  @Test
  void peopleHaveFiguresOnlyWhereSomethingHappensToThem() throws IOException {
    assertThat(written(PLAIN)).doesNotContain("What became of people");

    RunStory town =
        Stories.living(
            Stories.changed("collapse", List.of("+humans.people.work={alternative: 1}")),
            new SocietyReader(
                List.of(read(0, 3, 1), read(1, 1, 3)),
                List.of(paid(0, "public", "people"), paid(1, "people", "world")),
                Optional.empty(),
                List.of(changed("people", 0, 12), changed("people", 1, 11))));
    assertThat(written(town))
        .contains("What became of people", ">How many write<", ">Who is read<", ">the world<");
    assertThat(PeopleCharts.of(town))
        .extracting(ReportChart::name)
        .containsExactly("writers", "attention", "money");
    assertThat(PeopleCharts.of(town).get(1).figure().lines())
        .filteredOn(curve -> curve.name().equals("people"))
        .flatExtracting(curve -> curve.points().stream().map(CurvePoint::y).toList())
        .containsExactly(0.75, 0.25);
    assertThat(PeopleCharts.of(town).get(2).figure().lines())
        .allSatisfy(
            curve ->
                assertThat(curve.points().get(1).y())
                    .isEqualTo(
                        Map.of("people", 0.0, "public", -2.5, "the world", 2.5).get(curve.name())));
  }

  @Test
  void thePressureOnThoseWhoWriteIsDrawnWhereTheoryFollowsThem() {
    ReportChart twoWays = pressure(Stories.run("attention", Measure.WRITERS)).orElseThrow();
    assertThat(twoWays.figure().lines())
        .extracting(CurveFigure.Curve::name)
        .containsExactly("while it rises", "while it falls again", "not stable");
    assertThat(twoWays.caption()).contains("they would come back only where");

    ReportChart oneWay =
        pressure(
                Stories.changed(
                    "attention", List.of("humans.people.work.company=0"), Measure.WRITERS))
            .orElseThrow();
    assertThat(oneWay.figure().lines())
        .extracting(CurveFigure.Curve::name)
        .containsExactly("in the long run");
    assertThat(oneWay.caption()).contains("the way they went");

    assertThat(pressure(Stories.run("collapse", Measure.WRITERS))).isEmpty();
    assertThat(pressure(Stories.run("attention", Measure.DIVERSITY))).isEmpty();
  }

  private static Optional<ReportChart> pressure(RunStory story) {
    return PeopleCharts.of(story).stream()
        .filter(chart -> chart.name().equals("writers-pressure"))
        .findFirst();
  }

  private static AudienceRead read(int round, double people, double open) {
    return new AudienceRead(
        "r" + round,
        "public",
        round,
        List.of(new AuthorReading("open", 9, open, 0), new AuthorReading("people", 9, people, 0)));
  }

  private static PaymentMade paid(int round, String from, String to) {
    return new PaymentMade("p" + round, "accountant", round, from, to, 2_500_000, Reason.PRICE);
  }

  private static CohortChanged changed(String cohort, int round, int writers) {
    return new CohortChanged("c" + round, cohort, round, writers, 0, 1, 1, 0.5, 0);
  }

  @Test
  void textIsShownAndNeverInterpreted() throws IOException {
    String hostile = "<script>alert('x')</script> {{yaml}} {{{css}}} </blockquote> url(#w)";
    String page = written(Stories.saying(PLAIN, List.of(new ShadedWord(hostile, null))));

    assertThat(page)
        .doesNotContain("<script", hostile)
        .contains("&lt;script&gt;alert", "{{yaml}} {{{css}}}", "&lt;/blockquote&gt;");
  }

  @Test
  void textsOfAnyScriptComeThroughWithTheirShades() throws IOException {
    List<ShadedWord> words =
        List.of(
            new ShadedWord("مرحبا", 1.0),
            new ShadedWord(" 👨‍👩‍👧", Double.POSITIVE_INFINITY),
            new ShadedWord(" नमस्ते", 5.0),
            new ShadedWord(" 你好", null));
    assertThat(written(Stories.saying(PLAIN, words)))
        .contains("dir=\"auto\"", "<span class=\"s0\">مرحبا</span>")
        .contains("<span class=\"s4\"> 👨‍👩‍👧</span>", "<span class=\"s2\"> नमस्ते</span>")
        .contains("∞");
  }

  @Test
  void longTextIsCut() throws IOException {
    List<ShadedWord> words = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      words.add(new ShadedWord(" word" + i, i % 5.0));
    }
    assertThat(written(Stories.saying(PLAIN, words)))
        .contains(" word10", "…")
        .doesNotContain("word200");
  }

  @Test
  void measureThatIsInfiniteEverywhereHasNoFigure() throws IOException {
    List<ModelMeasured> infinite =
        RUN.measurements().stream()
            .filter(each -> !each.measure().equals(Measure.HELD_OUT_PERPLEXITY.id()))
            .collect(Collectors.toCollection(ArrayList::new));
    infinite.add(
        Stories.measured(0, "closed", Measure.HELD_OUT_PERPLEXITY, Double.POSITIVE_INFINITY));

    assertThat(written(Stories.measuring(RUN, infinite))).contains(">Human fraction<");
    assertThat(folder.resolve("report/held_out_perplexity.svg")).doesNotExist();
  }

  @Test
  void runWithoutTextsSaysSo() throws IOException {
    assertThat(written(PLAIN)).contains("There is no text to show.");
  }

  @Test
  void whatWasThereStaysIfThePageCannotBeWritten() throws IOException {
    Path page = Files.createDirectories(folder.resolve("report.html/inside")).getParent();

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> written(PLAIN))
        .withMessageContaining("cannot write " + page);
    assertThat(page.resolve("inside")).isDirectory();
    assertThat(folder.resolve("report.html.partial")).doesNotExist();
  }

  @Test
  void comparisonSetsVerdictsSideBySideAndNamesWhatDiffers() throws IOException {
    RunStory other = Stories.run("drift", Measure.DIVERSITY);
    ReportLocation place = new ReportLocation(folder.resolve("c.html"), folder.resolve("c"));
    assertThat(ComparisonReport.write(List.of(RUN, other), place)).isEmpty();

    assertThat(Files.readString(place.page()))
        .contains("<h1>Two runs compared</h1>", "collapse-1", "drift-1", "A closed", "B replace")
        .contains("<code>rounds</code>", "Each setting was run once");
  }

  @Test
  void runsThatDifferInTheirSeedAloneDifferByChance() {
    RunStory again = Stories.run("collapse", Measure.DIVERSITY);
    assertThat(new ComparisonPage(List.of(RUN, again), List.of(), List.of()).caution())
        .contains("should agree in every figure");
  }

  @Test
  void sweepTellsItsThresholdsAndWhatFailed() throws IOException {
    ReportLocation place = new ReportLocation(folder.resolve("s.html"), folder.resolve("s"));
    SweepReport.write(Stories.sweep("collapse", "no-human", Measure.DIVERSITY), place);

    assertThat(Files.readString(place.page()))
        .contains("How much human text does it take?")
        .contains(
            "closed: diversity crosses 50 % of the human-only control&#39;s where human is 0.0123")
        .contains("(95 % interval 0.01 to 0.02); theory says 0.013.")
        .contains(
            "open: apart from chance the same at every value of curators.no-human.human, which does not affect it.",
            "2 of 80 runs failed");
  }

  private String written(RunStory story) throws IOException {
    ReportLocation place =
        new ReportLocation(folder.resolve("report.html"), folder.resolve("report"));
    assertThat(RunReport.write(story, place)).isEmpty();
    return Files.readString(place.page());
  }
}
