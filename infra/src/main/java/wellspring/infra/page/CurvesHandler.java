package wellspring.infra.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.verdict.HeadlineMeasures;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.RoundRows;
import wellspring.infra.run.RunDirectory;
import wellspring.model.measure.Measure;

/** Answers how a measure of a run's models went, so that several runs can be laid together. */
final class CurvesHandler implements HttpHandler {
  private final RunDirectory run;
  private final DocumentQueries readings;

  CurvesHandler(RunDirectory run, DocumentQueries readings) {
    this.run = run;
    this.readings = readings;
  }

  /**
   * What a page is told; the components are the message's keys.
   *
   * @param measures all that was measured, those first in which collapse shows best
   * @param measure the one whose figures these are
   * @param models by name, the figure of each round; null where there is none
   */
  private record CurvesMessage(
      List<Title> measures, String measure, Map<String, List<Double>> models) {}

  private record Title(String id, String title) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String measure = QueryParameters.of(exchange).getOrDefault("measure", "");
    String question = exchange.getRequestURI().getPath() + "?" + measure + "&" + state();
    readings.answer(question, () -> told(measure)).send(exchange);
  }

  /** What is remembered of a run holds until its table has grown or was finished. */
  private String state() throws IOException {
    Path whole = run.measurements();
    if (Files.isRegularFile(whole)) {
      return Long.toString(Files.size(whole));
    }
    Path partial = whole.resolveSibling(whole.getFileName() + ".partial");
    return "partial " + (Files.isRegularFile(partial) ? Files.size(partial) : 0);
  }

  /** A long run has millions of figures: its table is gone through, and not kept. */
  private CurvesMessage told(String wanted) {
    Set<String> there = new LinkedHashSet<>();
    eachMeasured(each -> there.add(each.measure()));
    List<String> measures = measures(there);
    String measure =
        measures.contains(wanted) ? wanted : measures.stream().findFirst().orElse(wanted);
    Map<String, List<Double>> models = new TreeMap<>();
    eachMeasured(
        each -> {
          if (each.measure().equals(measure)) {
            List<Double> values = models.computeIfAbsent(each.agent(), agent -> new ArrayList<>());
            values.addAll(Collections.nCopies(Math.max(0, each.round() - values.size()), null));
            values.add(each.value());
          }
        });
    return new CurvesMessage(
        measures.stream().map(id -> new Title(id, MeasureNames.title(id))).toList(),
        measure,
        models);
  }

  private void eachMeasured(Consumer<ModelMeasured> told) {
    try (RoundRows<ModelMeasured> rounds = MeasurementsFile.rounds(run.measurements())) {
      rounds.forEach(round -> round.forEach(told));
    } catch (UncheckedIOException e) {
      return; // nothing is measured yet
    }
  }

  private List<String> measures(Set<String> there) {
    Scenario scenario =
        new ScenarioLoader(Path.of("")).preview(run.scenario().toString(), List.of());
    Set<String> ordered = new LinkedHashSet<>();
    new HeadlineMeasures(scenario)
        .measures().stream().map(Measure::id).filter(there::contains).forEach(ordered::add);
    ordered.addAll(there);
    return List.copyOf(ordered);
  }
}
