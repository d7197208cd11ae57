package wellspring.dashboards.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.ThresholdLevel;

class SweepAnalysisTest {
  private static final ThresholdQuestion HALF =
      new ThresholdQuestion("diversity", new ThresholdLevel.OfControl(0.5), Statistic.MEAN);

  private static final Scenario SCENARIO =
      new ScenarioLoader(Path.of("")).preview("drift", List.of());

  @TempDir private Path directory;

  @Test
  void summaryHasEverySettingBesideItsControlAndPrediction() throws IOException {
    write(DriftSweep.standard(), DriftSweep.AXES);

    List<CSVRecord> rows = read("summary.csv");
    assertThat(rows).hasSize(2 * (7 * 2 + 2));
    CSVRecord row =
        only(
            rows,
            each ->
                each.get("curators.desk.human").equals("0.001")
                    && each.get("curators.desk.documents").equals("2000")
                    && each.get("measure").equals("diversity"));
    assertThat(row.get("agent")).isEqualTo("model");
    assertThat(row.get("round")).isEqualTo("2");
    assertThat(row.get("n")).isEqualTo("20");
    double predicted = number(row, "predicted");
    assertThat(predicted).as("2nα = 4").isCloseTo(0.9 * 4 / 5, within(0.001));
    assertThat(predicted).isBetween(number(row, "mean_low"), number(row, "mean_high"));
    assertThat(predicted).isBetween(number(row, "median_low"), number(row, "median_high"));
    assertThat(number(row, "control_mean")).isCloseTo(0.9, within(0.01));
    double difference = number(row, "difference");
    assertThat(difference)
        .isCloseTo(number(row, "mean") - number(row, "control_mean"), within(1e-12));
    assertThat(number(row, "difference_high") - number(row, "difference_low"))
        .as("replicas share their chance, so that nothing is left of it")
        .isLessThan(1e-12);
  }

  @Test
  void infiniteValuesStayInfiniteAndHaveNoDifference() throws IOException {
    write(DriftSweep.standard(), DriftSweep.AXES);

    CSVRecord row =
        only(
            read("summary.csv"),
            each ->
                each.get("curators.desk.human").equals("0")
                    && each.get("curators.desk.documents").equals("500")
                    && each.get("measure").equals("kl_truth_model"));
    assertThat(number(row, "mean")).isInfinite();
    assertThat(row.get("mean_high")).as("a mean of them has no interval").isEmpty();
    assertThat(row.get("predicted")).isEmpty();
    assertThat(number(row, "difference")).as("∞ − 1").isInfinite();
  }

  @Test
  void thresholdOfEachCurveIsAtOneOverTwiceItsTokens() throws IOException {
    List<String> lines = write(DriftSweep.standard(), DriftSweep.AXES);

    List<CSVRecord> rows = read("thresholds.csv");
    assertThat(rows).hasSize(2);
    for (CSVRecord row : rows) {
      double knee = 1 / (2 * number(row, "curators.desk.documents"));
      assertThat(number(row, "threshold")).isCloseTo(knee, within(0.05 * knee));
      assertThat(number(row, "low")).isLessThan(1.01 * knee);
      assertThat(number(row, "high")).isGreaterThan(0.99 * knee);
      assertThat(number(row, "predicted_low"))
          .as("half of the control, which has (1 − 1/n) of the humans' diversity")
          .isCloseTo(DriftSweep.root((int) number(row, "curators.desk.documents")), within(1e-9));
      assertThat(row.get("predicted_high")).isEqualTo(row.get("predicted_low"));
      assertThat(row.get("predicted_jump")).isEqualTo("false");
      assertThat(number(row, "level")).isCloseTo(0.45, within(0.01));
      assertThat(row.get("axis")).isEqualTo("curators.desk.human");
      assertThat(row.get("refused")).isEmpty();
    }
    assertThat(String.join("\n", lines))
        .contains("diversity of model in round 2, 20 replicas", "95 % interval", "control")
        .containsPattern("model, documents=500: diversity crosses 0\\.4\\d+ = 0\\.5 × .* at human");
  }

  @Test
  void curveThatNeverCrossesIsRefusedWithTheReason() throws IOException {
    DriftSweep always = new DriftSweep(5, List.of("0.1", "0.2", "0.4", "0.8"), List.of(500, 2_000));

    List<String> lines = write(always, DriftSweep.AXES);

    assertThat(read("thresholds.csv"))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.get("threshold")).isEmpty();
              assertThat(row.get("refused")).contains("is not crossed");
            });
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("no threshold"));
  }

  @Test
  void oneReplicaHasFiguresButNoIntervals() throws IOException {
    write(new DriftSweep(1, List.of("0", "0.001", "0.1"), List.of(500)), DriftSweep.AXES);

    assertThat(read("summary.csv"))
        .allSatisfy(
            row -> {
              assertThat(row.get("mean")).isNotEmpty();
              assertThat(row.get("mean_low")).isEmpty();
            });
    assertThat(only(read("thresholds.csv"), row -> true).get("refused"))
        .contains("1 replica is too few");
  }

  @Test
  void replicasWithLuckOfTheirOwnHaveNoCommonDifference() throws IOException {
    write(DriftSweep.standard(), DriftSweep.AXES, LuckSharing.OWN);

    CSVRecord row =
        only(
            read("summary.csv"),
            each ->
                each.get("curators.desk.human").equals("0.001")
                    && each.get("curators.desk.documents").equals("500")
                    && each.get("measure").equals("diversity"));
    assertThat(number(row, "difference_high") - number(row, "difference_low"))
        .as("the noise of both sides remains")
        .isBetween(0.002, 0.02);
    assertThat(read("thresholds.csv"))
        .allSatisfy(each -> assertThat(each.get("luck")).isEqualTo("own"));
  }

  @Test
  void valuesOfTuplesAreDrawnAlongTheirNumbers() throws IOException {
    List<String> humans = List.of("(a,0)", "(b,0.0003)", "(c,0.0008)", "(d,0.003)", "(e,0.1)");
    DriftSweep pairs = new DriftSweep(5, humans, List.of(500));

    List<String> lines =
        write(pairs, List.of("models.m.curator+curators.desk.human", "curators.desk.documents"));

    assertThat(String.join("\n", lines)).containsPattern("model.* crosses .* human 0\\.00");
    assertThat(number(only(read("thresholds.csv"), row -> true), "between_low")).isEqualTo(0.0008);
  }

  @Test
  void figuresOfTwoAxesNameModelAndSettingInTitleLegendAndFileAndLieInAMap() throws IOException {
    write(new DriftSweep(2, List.of("0", "0.001", "0.1"), List.of(500, 2_000)), DriftSweep.AXES);

    assertThat(figures())
        .contains(
            "diversity-model.svg",
            "diversity-map-model.svg",
            "diversity-map-model.png",
            "diversity-over-rounds-model-documents=500.svg",
            "diversity-over-rounds-model-documents=2000.svg");
    assertThat(figure("diversity-model.svg"))
        .contains(">Diversity of model in round 2, by human fraction<")
        .contains(">model, documents=500<", ">model, documents=2000<");
    assertThat(figure("diversity-over-rounds-model-documents=500.svg"))
        .contains(">Diversity over the rounds: model, documents=500<", ">human=0.001<");
    assertThat(figure("diversity-map-model.svg"))
        .contains(">Diversity of model in round 2, by human and documents<")
        .contains(">0.001<", ">500<", ">2000<");
  }

  @Test
  void overTheRoundsUpToTwelveSettingsAreDrawnAndOfMoreItSaysSo() throws IOException {
    List<String> humans =
        IntStream.rangeClosed(0, 19).mapToObj(i -> Double.toString(i / 20.0)).toList();
    write(new DriftSweep(2, humans.subList(0, 12), List.of(500)), DriftSweep.AXES);
    assertThat(figure("diversity-over-rounds-model-documents=500.svg"))
        .contains(humans.subList(0, 12).stream().map(human -> ">human=" + human + "<").toList())
        .doesNotContain("measurements.csv");

    write(new DriftSweep(2, humans, List.of(500)), DriftSweep.AXES);
    assertThat(figure("diversity-over-rounds-model-documents=500.svg"))
        .contains("12 of 20 settings, measurements.csv has all", ">human=0.0<", ">human=0.95<");
  }

  private List<String> figures() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("figures"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private String figure(String name) throws IOException {
    return Files.readString(directory.resolve("figures").resolve(name));
  }

  @Test
  void figuresOfUnequalSamplesAreNotCompared() throws IOException {
    List<String> axes = List.of("curators.desk.human", "evaluation.probeDocuments");
    ThresholdQuestion distinct =
        new ThresholdQuestion("distinct_1", new ThresholdLevel.OfControl(0.5), Statistic.MEAN);
    SweepRows renamed =
        new SweepRows() {
          @Override
          public void lastRounds(Consumer<SweepRow> reader) {
            DriftSweep.standard().lastRounds(row -> reader.accept(as("distinct_1", row)));
          }

          @Override
          public void courses(String measure, Consumer<SweepRow> reader) {
            DriftSweep.standard().courses("diversity", row -> reader.accept(as(measure, row)));
          }
        };

    List<String> lines =
        SweepAnalysis.write(
            directory,
            new SweepAnalysis.Request(
                SCENARIO, axes, distinct, LuckSharing.SAME, SweepForecast.NONE),
            renamed);

    assertThat(read("summary.csv")).allSatisfy(row -> assertThat(row.get("difference")).isEmpty());
    assertThat(directory.resolve("thresholds.csv")).doesNotExist();
    assertThat(lines).last().asString().contains("evaluation.probeDocuments", "not compared");
  }

  private static SweepRow as(String measure, SweepRow row) {
    return new SweepRow(
        row.run(),
        row.control(),
        row.setting(),
        row.replica(),
        row.round(),
        row.agent(),
        measure,
        row.value(),
        row.predicted());
  }

  private List<String> write(SweepRows rows, List<String> axes) {
    return write(rows, axes, LuckSharing.SAME);
  }

  private List<String> write(SweepRows rows, List<String> axes, LuckSharing luck) {
    return SweepAnalysis.write(
        directory,
        new SweepAnalysis.Request(SCENARIO, axes, HALF, luck, DriftSweep.FORECAST),
        rows);
  }

  private List<CSVRecord> read(String name) throws IOException {
    try (Reader reader = Files.newBufferedReader(directory.resolve(name))) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    }
  }

  private static CSVRecord only(List<CSVRecord> rows, Predicate<CSVRecord> wanted) {
    assertThat(rows).filteredOn(wanted).hasSize(1);
    return rows.stream().filter(wanted).findFirst().orElseThrow();
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
