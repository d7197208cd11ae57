package wellspring.dashboards.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;

class ForkFindingsTest {
  private static final int REPLICAS = 19;
  private static final int ROUNDS = 3;
  private static final String MODEL = "accumulate";
  private static final Scenario SCENARIO =
      new ScenarioLoader(Path.of("")).load("drift", List.of("rounds=3"));

  private static List<ModelMeasured> measured(double... values) {
    List<ModelMeasured> all = new ArrayList<>();
    for (int round = 0; round < values.length; round++) {
      all.add(
          new ModelMeasured(
              "m" + round, MODEL, round, Measure.DIVERSITY.id(), values[round], null));
    }
    return all;
  }

  /** Runs that are alike up to round 1 and end as wanted. */
  private static ReplicaFigures runs(IntToDoubleFunction end, int collapsed) {
    ReplicaFigures figures = new ReplicaFigures(ROUNDS);
    for (int replica = 1; replica <= REPLICAS; replica++) {
      Fate fate = replica <= collapsed ? Fate.COLLAPSED : Fate.HELD;
      figures.add(
          replica,
          measured(0.5, 0.4, end.applyAsDouble(replica)),
          List.of(new ModelVerdict(MODEL, fate, "", List.of())));
    }
    return figures;
  }

  private static ForkReplicas series(
      ReplicaFigures futures, ForkComparison comparison, ReplicaFigures others) {
    return new ForkReplicas(
        "parent", 1, SCENARIO, measured(0.5, 0.4, 0.35), futures, comparison, others);
  }

  private static String finding(ForkReplicas series) {
    List<String> findings = ForkFindings.of(series, Measure.DIVERSITY);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void saysHowMuchAPastHasDecided() {
    ReplicaFigures near = runs(replica -> 0.3 + replica / 1000.0, 19);
    ReplicaFigures far = runs(replica -> 0.3 + replica / 500.0, 2);

    assertThat(finding(series(near, ForkComparison.BEGINNING, far)))
        .matches(
            "accumulate: diversity.* in round 2: 0\\.31, nine of ten in \\[0\\.301, 0\\.319];"
                + " from the beginning 0\\.32, nine of ten in \\[0\\.302, 0\\.338];"
                + " what went before, up to round 1, decided 75 % of its variance \\[53 %, 87 %];"
                + " collapsed in 19 of 19 \\[83 %, 100 %],"
                + " from the beginning in 2 of 19 \\[3 %, 31 %]");
  }

  @Test
  void saysWhatAChangeDoesUnderTheSameLuck() {
    ReplicaFigures with = runs(replica -> 0.35 + replica / 100.0, 0);
    ReplicaFigures without = runs(replica -> 0.3 + replica / 100.0, 19);

    assertThat(finding(series(with, ForkComparison.UNCHANGED, without)))
        .contains("without the change 0.4,")
        .contains("the change makes +0.05 [+0.05, +0.05]")
        .doesNotContain("variance");
  }

  @Test
  void perplexitiesAreComparedByFactors() {
    ForkReplicas series =
        new ForkReplicas(
            "parent",
            1,
            SCENARIO,
            List.of(),
            perplexities(2),
            ForkComparison.UNCHANGED,
            perplexities(8));

    assertThat(ForkFindings.of(series, Measure.HELD_OUT_PERPLEXITY).get(0))
        .contains("the change makes ×0.25 [×0.25, ×0.25]");
    assertThat(
            ForkFindings.of(
                    new ForkReplicas(
                        "parent",
                        1,
                        SCENARIO,
                        List.of(),
                        perplexities(2),
                        ForkComparison.BEGINNING,
                        perplexities(8)),
                    Measure.HELD_OUT_PERPLEXITY)
                .get(0))
        .contains("decided 0 % of the variance of its logarithm [")
        .contains("], or nothing");
  }

  private static ReplicaFigures perplexities(double scale) {
    ReplicaFigures figures = new ReplicaFigures(ROUNDS);
    for (int replica = 1; replica <= REPLICAS; replica++) {
      figures.add(
          replica,
          List.of(
              new ModelMeasured(
                  "m",
                  MODEL,
                  2,
                  Measure.HELD_OUT_PERPLEXITY.id(),
                  scale * replica * replica,
                  null)),
          List.of());
    }
    return figures;
  }

  @Test
  void saysWhereNothingIsLeftToChance() {
    ReplicaFigures one = runs(replica -> 0.3, 0);

    assertThat(finding(series(one, ForkComparison.BEGINNING, runs(replica -> replica, 0))))
        .contains("; all futures end alike;")
        .doesNotContain("variance");
  }

  @Test
  void saysWhereAPastLeavesMoreOpenThanUsual() {
    ReplicaFigures near = runs(replica -> 0.3 + replica / 10_000.0, 19);
    ReplicaFigures far = runs(replica -> 0.3 + replica / 100.0, 2);

    assertThat(finding(series(far, ForkComparison.BEGINNING, near)))
        .contains("leaves more open than usual: 10,000 times its variance [")
        .doesNotContain("decided");
  }

  @Test
  void saysOfHowManyRunsItSpeaks() {
    ReplicaFigures few = new ReplicaFigures(ROUNDS);
    few.add(1, measured(0.5, 0.4, 0.3), List.of());
    few.add(2, measured(0.5, 0.4, 0.32), List.of());
    few.add(3, measured(0.5, 0.4), List.of());

    assertThat(finding(series(few, ForkComparison.NONE, new ReplicaFigures(ROUNDS))))
        .isEqualTo(
            "accumulate: diversity in round 2: 0.31, all in [0.3, 0.32] (2 of 3 have a figure)");
  }

  @Test
  void infinitePerplexitiesHaveMediansAlone() {
    ForkReplicas series =
        new ForkReplicas(
            "parent",
            1,
            SCENARIO,
            List.of(),
            perplexities(2),
            ForkComparison.UNCHANGED,
            perplexities(Double.POSITIVE_INFINITY));

    assertThat(ForkFindings.of(series, Measure.HELD_OUT_PERPLEXITY).get(0))
        .contains("without the change ∞, nine of ten in [∞, ∞]")
        .doesNotContain("the change makes");
    assertThat(
            FanChart.of(series, MODEL, Measure.HELD_OUT_PERPLEXITY).lines().stream()
                .flatMap(line -> line.points().stream())
                .filter(point -> Double.isInfinite(point.y())))
        .isNotEmpty()
        .allSatisfy(point -> assertThat(point.interval()).isEmpty());
  }

  @Test
  void needsNoComparison() {
    ReplicaFigures runs = runs(replica -> 0.3 + replica / 1000.0, 19);

    assertThat(finding(series(runs, ForkComparison.NONE, new ReplicaFigures(ROUNDS))))
        .endsWith("[0.301, 0.319]; collapsed in 19 of 19 [83 %, 100 %]");
  }

  @Test
  void drawsAFanThatOpensWhereTheRunsPart() {
    ReplicaFigures runs = runs(replica -> 0.3 + replica / 1000.0, 19);

    CurveFigure figure =
        FanChart.of(series(runs, ForkComparison.BEGINNING, runs), MODEL, Measure.DIVERSITY);

    assertThat(figure.lines()).hasSize(4);
    assertThat(figure.lines().get(0).name()).isEqualTo(figure.lines().get(1).name());
    List<CurveFigure.CurvePoint> inner = figure.lines().get(0).points();
    assertThat(inner.get(1).interval()).contains(new Interval(0.4, 0.4));
    assertThat(inner.get(2).interval()).contains(new Interval(0.305, 0.315));
    List<CurveFigure.CurvePoint> outer = figure.lines().get(1).points();
    assertThat(outer.get(0).x()).isEqualTo(1);
    assertThat(outer.get(1).interval()).contains(new Interval(0.301, 0.319));
    assertThat(figure.lines().get(3).points())
        .extracting(CurveFigure.CurvePoint::y)
        .containsExactly(0.4, 0.35);
    assertThat(figure.events()).containsExactly(new CurveFigure.EventMark(2, "fork"));
  }

  @Test
  void writesTheFanAsATableAndAsFigures(@TempDir Path folder) throws IOException {
    ReplicaFigures runs = runs(replica -> 0.3 + replica / 1000.0, 19);
    ForkReplicas series = series(runs, ForkComparison.NONE, new ReplicaFigures(ROUNDS));

    FanFile.write(folder.resolve("fan.csv"), series);
    List<String> remarks = FanFigures.write(series, Measure.DIVERSITY, folder.resolve("figures"));

    List<String> lines = Files.readAllLines(folder.resolve("fan.csv"));
    assertThat(lines).hasSize(1 + ROUNDS);
    assertThat(lines.get(0)).startsWith("kind,agent,measure,round,n,median,half_low");
    assertThat(lines.get(3)).startsWith("futures,accumulate,diversity,2,19,0.31,0.305,0.315,");
    if (!remarks.get(0).startsWith("No figures")) {
      assertThat(folder.resolve("figures/fan-diversity-accumulate.png")).isNotEmptyFile();
    }
  }

  @Test
  void aFutureThatIsMissingIsNoneOfThem() {
    ReplicaFigures runs = runs(replica -> 0.3, 0);
    ReplicaFigures fewer = new ReplicaFigures(ROUNDS);
    fewer.add(7, measured(0.5, 0.4, 0.1), List.of());

    assertThat(runs.differences(fewer, MODEL, Measure.DIVERSITY.id(), 2, value -> value))
        .hasSize(1);
    assertThat(fewer.values(MODEL, Measure.DIVERSITY.id(), 2)).containsExactly(0.1);
    assertThat(fewer.values(MODEL, Measure.TAIL_MASS.id(), 2)).isEmpty();
    assertThat(Optional.of(fewer.runs())).contains(1);
  }
}
