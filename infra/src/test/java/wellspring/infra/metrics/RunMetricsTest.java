package wellspring.infra.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.AudienceRead.AuthorReading;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Resumed;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.event.Topic;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.flow.VoiceMap.Voice;
import wellspring.dashboards.metric.Metric;
import wellspring.dashboards.metric.MetricCatalogue;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.infra.run.LogPlace;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunOpening;
import wellspring.model.learner.FitRequest;
import wellspring.model.measure.Measure;

class RunMetricsTest {
  private static final long SECOND = 1_000_000_000;
  private static final Pattern NAME = Pattern.compile("(?m)^# TYPE (\\S+)");

  private final AtomicLong nanos = new AtomicLong();
  @TempDir private Path scratch;
  private RunMetrics metrics;
  private RunVerdict verdict;

  @BeforeEach
  void begin() {
    metrics =
        metricsOf(
            "models.closed.learner={kind: gpt, context: 16, training: {steps: 40, batch: 4}}",
            "models.mixed.memory.anchor=10");
  }

  private RunMetrics metricsOf(String... overrides) {
    Scenario scenario = new ScenarioLoader(scratch).load("collapse", List.of(overrides));
    RunDirectory directory = RunDirectory.create(scratch, "r");
    verdict = new RunVerdict(new CollapseJudge(scenario, OptionalInt.of(1_000)));
    return new RunMetrics(
        new RunMetrics.MeteredRun(scenario, directory, "memory", "", verdict, false),
        Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC),
        nanos::get);
  }

  @Test
  void seriesOfARunGoAwayAMinuteAfterItsEnd() throws IOException {
    closeRound(0, 1);
    metrics.runEnded(new RunEnded("ended", 1, Status.FAILED, "", ""));
    nanos.addAndGet(60 * SECOND);
    assertThat(scrape())
        .contains("wellspring_run_info{", "wellspring_model_")
        .containsPattern("wellspring_run_active\\{.*} 0.0")
        .containsPattern("wellspring_run_failed\\{.*} 1.0");
    nanos.addAndGet(1);
    assertThat(scrape()).doesNotContain("wellspring_").contains("jvm_memory_used_bytes");
  }

  @Test
  void tellsTheSizeOfAllThatARunHasWritten() throws IOException {
    Path run = scratch.resolve("r"); // of these metrics
    Files.createDirectories(run.resolve("kafka/topic"));
    Files.write(run.resolve("kafka/topic/log"), new byte[3_000]);
    Files.write(run.resolve("measurements.csv.partial"), new byte[70]);
    assertThat(scrape()).containsPattern("wellspring_directory_bytes\\{.*} 3070.0");
  }

  @Test
  void seriesOfARunGoAwayWhenItIsClosed() throws IOException {
    metrics.close();
    assertThat(scrape()).doesNotContain("wellspring_");
  }

  @Test
  void theCatalogueHasEverythingThatIsShown() throws IOException {
    closeRound(0, 1);
    metrics.training(training(1, 10));
    List<String> catalogue = MetricCatalogue.own().stream().map(Metric::id).toList();
    List<String> shown =
        NAME.matcher(scrape())
            .results()
            .map(MatchResult::group)
            .map(line -> line.substring("# TYPE ".length()))
            .filter(name -> name.startsWith("wellspring_"))
            .toList();
    assertThat(catalogue).containsAll(shown);
    assertThat(shown).hasSizeGreaterThan(30);
  }

  @Test
  void collapseHasABeginningAndMayPass() throws IOException {
    metrics = metricsOf(); // in which open is the control of closed
    closeRound(0, 100);
    closeRound(1, 299);
    assertThat(collapse()).containsExactly("wellspring_model_collapsed 0.0");
    closeRound(2, 301);
    closeRound(3, 400);
    assertThat(collapse())
        .containsExactly(
            "wellspring_model_collapsed 1.0", "wellspring_model_collapsed_since_round 2.0");
    closeRound(4, 200);
    assertThat(collapse()).containsExactly("wellspring_model_collapsed 0.0");
  }

  private List<String> collapse() throws IOException {
    return scrape()
        .lines()
        .filter(line -> line.startsWith("wellspring_model_collapsed"))
        .filter(line -> line.contains("perplexityRatio"))
        .map(line -> line.replaceAll("\\{.*}", ""))
        .toList();
  }

  @Test
  void onlyModelsThatForgetHaveAThreshold() throws IOException {
    closeRound(0, 1);
    assertThat(scrape())
        .contains("wellspring_model_human_fraction_threshold_ratio{model=\"open\"")
        .containsPattern("threshold_ratio\\{model=\"open\".*} 0.0025\n")
        .doesNotContain("wellspring_model_human_fraction_threshold_ratio{model=\"mixed\"");
  }

  @Test
  void aPredictionThatFallsSilentGoesAway() throws IOException {
    closed(0, new ModelMeasured("", "open", 0, Measure.DIVERSITY.id(), 0.9, 0.8));
    assertThat(scrape()).containsPattern("diversity_predicted_ratio\\{model=\"open\".*} 0.8");
    closed(1, new ModelMeasured("", "open", 1, Measure.DIVERSITY.id(), 0.9, null));
    assertThat(scrape()).doesNotContain("wellspring_model_diversity_predicted_ratio{");
  }

  @Test
  void aFigureThatARoundLacksGoesAwayAndCanComeBack() throws IOException {
    metrics = metricsOf();
    closeRound(0, 100);
    closeRound(1, 400);
    closed(2, new ModelMeasured("", "closed", 2, Measure.HUMAN_FRACTION.id(), 0, null));
    assertThat(scrape()).doesNotContain("wellspring_model_held_out_perplexity{model=\"closed\"");
    assertThat(collapse()).isEmpty();
    closeRound(3, 400);
    assertThat(scrape()).contains("wellspring_model_held_out_perplexity{");
    assertThat(collapse()).contains("wellspring_model_collapsed_since_round 3.0");
  }

  @Test
  void stagesTakeTheTimeUntilTheNextOneAndAPauseBelongsToNone() throws IOException {
    metrics.published(Topic.CONTROL, List.of(new RoundOpened("o", 0, Map.of())), 1);
    metrics.progress(new RoundProgress(0, 2, "writing", 0, 3));
    nanos.addAndGet(3 * SECOND);
    metrics.progress(new RoundProgress(0, 2, "training", 1, 3));
    nanos.addAndGet(4 * SECOND);
    metrics.published(Topic.CONTROL, List.of(new RoundClosed("c", 0, List.of(), "")), 1);
    nanos.addAndGet(100 * SECOND);
    metrics.progress(new RoundProgress(1, 2, "writing", 0, 3));
    assertThat(scrape())
        .containsPattern("stage_seconds_total\\{.*stage=\"writing\"} 3.0")
        .containsPattern("stage_seconds_total\\{.*stage=\"training\"} 4.0")
        .containsPattern("round_duration_seconds_sum\\{.*} 7.0");
  }

  @Test
  void nodesAreCounted() throws Exception {
    assertThat(scrape()).containsPattern("run_nodes\\{.*} 1.0");
    metrics.nodes(3);
    assertThat(scrape()).containsPattern("run_nodes\\{.*} 3.0");
  }

  @Test
  void aRoundThatIsClosedButNotRecordedIsALag() throws IOException {
    metrics.published(Topic.CONTROL, List.of(new RoundClosed("c", 0, List.of(), "")), 1);
    metrics.published(Topic.CONTROL, List.of(new RoundClosed("c", 1, List.of(), "")), 1);
    closeRound(0, 1);
    assertThat(scrape()).containsPattern("recorder_lag_rounds\\{.*} 1.0");
    closeRound(1, 1);
    assertThat(scrape()).containsPattern("recorder_lag_rounds\\{.*} 0.0");
  }

  @Test
  void aGenerationTakesFromItsCorpusToItsRelease() throws IOException {
    metrics.published(
        Topic.CORPORA,
        List.of(new CorpusCurated("c", "no-human", 0, "closed", 0, 1, List.of(), null)),
        1);
    nanos.addAndGet(5 * SECOND);
    metrics.published(Topic.RELEASES, List.of(release("closed")), 1);
    assertThat(scrape())
        .containsPattern("generation_duration_seconds_sum\\{model=\"closed\".*} 5.0")
        .containsPattern("events_published_total\\{.*topic=\"releases\"} 1.0");
  }

  @Test
  void stepsAndTokensOfATrainingAreCountedOnce() throws IOException {
    metrics.training(training(1, 10));
    metrics.training(training(1, 25));
    metrics.training(training(2, 5));
    assertThat(scrape())
        .containsPattern("training_steps_total\\{model=\"closed\".*} 30.0")
        .containsPattern("training_tokens_total\\{model=\"closed\".*} " + 30.0 * 4 * 16)
        .containsPattern("training_held_out_loss_nats\\{model=\"closed\".*} 2.5");
  }

  @Test
  void ordersAreCountedByTheirKindAndAPauseShows() throws IOException {
    assertThat(scrape())
        .containsPattern("steering_orders_total\\{kind=\"intervened\".*} 0.0")
        .containsPattern("steered_timestamp_seconds\\{kind=\"paused\".*} 0.0")
        .containsPattern("run_paused\\{.*} 0.0");
    metrics.steered(new Paused("p", 1));
    assertThat(scrape())
        .containsPattern("steering_orders_total\\{kind=\"paused\".*} 1.0")
        .containsPattern("steered_timestamp_seconds\\{kind=\"paused\".*} 1000.0")
        .containsPattern("run_paused\\{.*} 1.0");
    metrics.steered(new Resumed("q", 1));
    assertThat(scrape()).containsPattern("run_paused\\{.*} 0.0");
  }

  @Test
  void aRunThatGoesOnBeganWhenItsFirstAttemptDid() throws IOException {
    RunManifest manifest =
        new RunManifest(
            new RunManifest.RunIdentity(
                "r", "collapse", "", 1, "wellspring run", List.of(), "", RunOpening.AT_ONCE),
            RunManifest.RunOutcome.RUNNING,
            RunManifest.RunEnvironment.of(
                Instant.ofEpochSecond(600), new LogPlace("embedded", ""), ""));
    RunDirectory.write(scratch.resolve("r/manifest.json"), manifest.json());
    assertThat(scrape()).containsPattern("run_continued_timestamp_seconds\\{.*} 0.0");

    metrics.runContinued(new RunContinued("continued", 3));

    assertThat(scrape())
        .containsPattern("run_started_timestamp_seconds\\{.*} 600.0")
        .containsPattern("run_continued_timestamp_seconds\\{.*} 1000.0");
  }

  @Test
  void whereNothingHappensToPeopleNothingIsSaidOfIt() throws IOException {
    closeRound(0, 1);
    assertThat(scrape())
        .contains("wellspring_cohort_writers")
        .doesNotContain("cohort_joined", "cohort_left", "writer_income")
        .doesNotContain("documents_read", "money_paid", "wellspring_voice");
  }

  @Test
  void peopleAreCountedByCohortAudienceAndAccount() throws IOException {
    metrics = metricsOf("humans.people.work={alternative: 1, turnover: 0.5, sensitivity: 1}");
    assertThat(scrape()).containsPattern("cohort_joined_total\\{cohort=\"people\".*} 0.0");
    people(0, change(5, 2, 7), new Voice("people", 0.25, -0.5, 0.75), new Voice("open", 0, 0, 0));
    people(1, change(4, 1, 2), new Voice("people", 0.125, -0.5, 0.5));

    assertThat(scrape())
        .containsPattern("cohort_writers\\{cohort=\"people\".*} 4.0")
        .containsPattern("cohort_joined_total\\{cohort=\"people\".*} 3.0")
        .containsPattern("cohort_left_total\\{cohort=\"people\".*} 9.0")
        .containsPattern("cohort_writer_income\\{cohort=\"people\".*} 0.5")
        .containsPattern("documents_read_total\\{audience=\"public\",author=\"open\".*} 25.0")
        .containsPattern(
            "money_paid_total\\{from=\"public\",reason=\"attention\",.*to=\"open\"} 2.5")
        .containsPattern("voice_right\\{author=\"people\".*} 0.125")
        .containsPattern("voice_up\\{author=\"people\".*} -0.5")
        .containsPattern("voice_distance_ratio\\{author=\"people\".*} 0.5")
        .doesNotContain("wellspring_voice_right{author=\"open\"");
  }

  private static CohortChanged change(int writers, int joined, int left) {
    return new CohortChanged("c", "people", 0, writers, joined, left, 1, 0.5, 0.75);
  }

  private void people(int round, CohortChanged change, Voice... voices) {
    SocietyReader society =
        new SocietyReader(
            List.of(
                new AudienceRead(
                    "a", "public", round, List.of(new AuthorReading("open", 20, 12.5, 1)))),
            List.of(
                new PaymentMade(
                    "p", "accountant", round, "public", "open", 1_250_000, Reason.ATTENTION)),
            Optional.empty(),
            List.of(change));
    verdict.add(List.of());
    metrics.roundClosed(
        new ClosedRound(round, List.of(), List.of(), RoundFlows.NONE, society, List.of(voices)));
  }

  private void closeRound(int round, double perplexity) {
    closed(
        round,
        new ModelMeasured(
            "", "closed", round, Measure.HUMAN_FRACTION.id(), round == 0 ? 1 : 0, null),
        new ModelMeasured("", "closed", round, Measure.HELD_OUT_PERPLEXITY.id(), perplexity, null),
        new ModelMeasured("", "open", round, Measure.HELD_OUT_PERPLEXITY.id(), 100, null));
  }

  private void closed(int round, ModelMeasured... measured) {
    RoundFlows flows =
        new RoundFlows(
            List.of(
                new RoundFlows.Written(
                    "people", DocumentOrigin.HUMAN, ClaimedOrigin.HUMAN, 20, 200)),
            List.of(
                new RoundFlows.Curated(
                    "all-human", "open", "people", DocumentOrigin.HUMAN, 20, 200),
                new RoundFlows.Curated(
                    "tenth-human", "mixed", "people", DocumentOrigin.HUMAN, 20, 200)));
    verdict.add(List.of(measured));
    metrics.roundClosed(
        new ClosedRound(round, List.of(measured), List.of(release("closed")), flows));
  }

  private static ModelReleased release(String model) {
    return new ModelReleased("g", model, 0, 1, "ab", 20, 1, 1);
  }

  private static TrainingProgress training(int generation, int step) {
    return new TrainingProgress(
        0,
        generation,
        new FitRequest.FitProgress("closed", step, 40, 3.5, OptionalDouble.of(2.5), 0.01));
  }

  private String scrape() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExpositionFormats.init()
        .getPrometheusTextFormatWriter()
        .write(out, metrics.registry().scrape());
    return out.toString(StandardCharsets.UTF_8);
  }
}
