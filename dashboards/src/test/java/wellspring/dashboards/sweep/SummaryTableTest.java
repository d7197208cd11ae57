package wellspring.dashboards.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.ThresholdLevel;

/** What the terminal says of a sweep of {@code collapse}, all of whose models do the same. */
class SummaryTableTest {
  private static final List<String> MODELS = List.of("closed", "mixed", "open");
  private static final List<String> HUMANS = List.of("0.1", "0.2", "0.4");

  @TempDir private Path directory;

  @Test
  void modelsThatNoAxisTouchesAreNamedInOneLineWithoutATable() {
    List<String> lines = write(5, "curators.tenth-human.human", "curators.tenth-human.documents");

    assertThat(lines).filteredOn(line -> line.startsWith("diversity of ")).hasSize(1);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("closed"))
        .containsExactly(
            "closed and open: apart from chance the same at every value of human, which does not affect them.");
    assertThat(lines).filteredOn(line -> line.contains("no threshold")).hasSize(2);
    assertThat(directory.resolve("figures/diversity-map-mixed.svg")).exists();
    assertThat(directory.resolve("figures/diversity-map-closed.svg")).doesNotExist();
  }

  @Test
  void modelsThatAnotherAxisTouchesKeepTheirTable() {
    List<String> lines = write(5, "curators.tenth-human.human", "models.open.retain");

    assertThat(lines).filteredOn(line -> line.startsWith("diversity of ")).hasSize(2);
    assertThat(lines)
        .contains(
            "closed and open: apart from chance the same at every value of human, which does not affect them.");
  }

  @Test
  void curvesThatAreRefusedForTheSameReasonShareALine() {
    List<String> lines = write(1, "rounds", "writers.people.documents");

    assertThat(lines)
        .filteredOn(line -> line.contains("no threshold"))
        .singleElement()
        .asString()
        .startsWith("closed, documents=500; closed, documents=2000; mixed, documents=500")
        .contains("; and open, documents=2000: no threshold: 1 replica is too few");
  }

  private List<String> write(int replicas, String... axes) {
    DriftSweep of = new DriftSweep(replicas, HUMANS, List.of(500, 2_000));
    SweepRows rows =
        new SweepRows() {
          @Override
          public void lastRounds(Consumer<SweepRow> reader) {
            ofAll(each -> of.lastRounds(each))
                .sorted(
                    Comparator.comparing(SweepRow::measure)
                        .thenComparing(SweepRow::agent)
                        .thenComparing(SweepRow::run))
                .forEach(reader);
          }

          @Override
          public void courses(String measure, Consumer<SweepRow> reader) {
            ofAll(each -> of.courses(measure, each))
                .sorted(Comparator.comparing(SweepRow::agent))
                .forEach(reader);
          }
        };
    return SweepAnalysis.write(
        directory,
        new SweepAnalysis.Request(
            new ScenarioLoader(Path.of("")).preview("collapse", List.of()),
            List.of(axes),
            new ThresholdQuestion("diversity", new ThresholdLevel.OfControl(0.5), Statistic.MEAN),
            LuckSharing.OWN,
            SweepForecast.NONE),
        rows);
  }

  /** The rows of each model. */
  private static Stream<SweepRow> ofAll(Consumer<Consumer<SweepRow>> rows) {
    Stream.Builder<SweepRow> all = Stream.builder();
    rows.accept(row -> MODELS.forEach(model -> all.add(of(model, row))));
    return all.build();
  }

  private static SweepRow of(String model, SweepRow row) {
    return new SweepRow(
        row.run(),
        row.control(),
        row.setting(),
        row.replica(),
        row.round(),
        model,
        row.measure(),
        row.value(),
        row.predicted());
  }
}
