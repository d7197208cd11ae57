package wellspring.infra.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.theory.AppliedResult;
import wellspring.agents.theory.Assumption;
import wellspring.agents.theory.Forecast.PredictedMeasure;
import wellspring.agents.theory.Theory;

/** What {@code explain --json} prints. */
final class TheoryJson {
  private TheoryJson() {}

  /**
   * @param silent why no line holds for any model; empty if some may
   */
  static String of(Scenario scenario, Theory theory, Optional<String> silent) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("scenario", scenario.name()).put("rounds", scenario.rounds());
    silent.ifPresent(reason -> tree.put("no_line_holds", reason));
    ObjectNode models = tree.putObject("models");
    for (String model : silent.isPresent() ? List.<String>of() : scenario.modelNames()) {
      ObjectNode lines = models.putObject(model);
      for (AppliedResult finding : theory.of(model)) {
        add(lines.putObject(finding.line().id()), finding, scenario.rounds());
      }
    }
    return ResultJson.of(tree);
  }

  private static void add(ObjectNode line, AppliedResult finding, int generations) {
    line.put("title", finding.line().title());
    line.put("formula", finding.line().formula());
    line.put("source", finding.line().source());
    line.put("about_the_model", finding.isAboutTheModel());
    line.put("holds", finding.holds());
    for (Assumption assumption : finding.assumptions()) {
      line.withArray("assumptions")
          .addObject()
          .put("requires", assumption.requires())
          .put("key", assumption.key())
          .put("value", assumption.value())
          .put("holds", assumption.holds())
          .put("remedy", assumption.remedy());
    }
    finding
        .forecast()
        .ifPresent(
            forecast -> {
              ObjectNode measures = line.putObject("measures");
              forecast.measures().forEach(foretold -> add(measures, foretold, generations));
              forecast.remarks().forEach(line.withArray("remarks")::add);
            });
  }

  private static void add(ObjectNode measures, PredictedMeasure foretold, int generations) {
    ObjectNode measure = measures.putObject(foretold.measure().id());
    for (int generation = 1; generation <= generations; generation++) {
      measure.withArray("generations").add(boxed(foretold.at(generation)));
    }
    measure.put("limit", boxed(foretold.limit()));
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
