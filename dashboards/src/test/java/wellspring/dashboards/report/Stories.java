package wellspring.dashboards.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wellspring.agents.event.Ids;
import wellspring.agents.event.Measured;
import wellspring.agents.event.Origin;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.reading.Distributions;
import wellspring.dashboards.reading.Passage;
import wellspring.dashboards.reading.Samples;
import wellspring.dashboards.reading.Word;
import wellspring.dashboards.verdict.History;
import wellspring.dashboards.verdict.Judge;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Level;
import wellspring.model.statistics.Luck;

/** Runs and sweeps as reports tell of them, made up. */
final class Stories {
  static final int ROUNDS = 4;

  private Stories() {}

  /** A run of a built-in scenario in which the first model collapses. */
  static RunStory run(String builtIn, Measure... measures) {
    return changed(builtIn, List.of(), measures);
  }

  /** The same of a built-in scenario with changes. */
  static RunStory changed(String builtIn, List<String> overrides, Measure... measures) {
    Scenario scenario = new ScenarioLoader(Path.of("")).preview(builtIn, overrides);
    List<String> models = List.copyOf(scenario.models().keySet());
    return new RunStory(
        builtIn + "-1",
        scenario,
        new RunStory.Course(
            "1 May 2026", "", ROUNDS, "wellspring run " + builtIn, List.of("rounds=4"), true),
        models.stream()
            .map(
                model ->
                    new ModelVerdict(
                        model,
                        model.equals(models.get(0))
                            ? ModelVerdict.Fate.COLLAPSED
                            : ModelVerdict.Fate.HELD,
                        model + " did what it did.",
                        List.of()))
            .toList(),
        measured(models, measures),
        List.of(new Figure.Event(2, "curators.no-human.human=0.2")),
        Map.of(models.get(0), ROUNDS),
        new RunStory.Texts(List.of(), List.of(), ""),
        List.of(new RunStory.Fact("Seed", "1")));
  }

  /**
   * A run of {@code collapse} as it is judged, in which people's readers end with a perplexity of
   * 10.
   *
   * @param closed with what the closed model ends
   */
  static RunStory judged(double closed) {
    return judged(
        run("collapse"),
        Measure.HELD_OUT_PERPLEXITY,
        Map.of(
            "closed", new double[] {10, closed},
            "mixed", new double[] {10, 10},
            "open", new double[] {10, 10}));
  }

  /**
   * A run as it is judged by one measure.
   *
   * @param courses by model, what it begins with and what it then comes to
   */
  static RunStory judged(RunStory run, Measure measure, Map<String, double[]> courses) {
    List<Measured> measured = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String model : run.scenario().models().keySet()) {
        boolean human = round == 0 || model.equals("open");
        measured.add(measured(round, model, Measure.HUMAN_FRACTION, human ? 1 : 0.1));
        measured.add(measured(round, model, measure, courses.get(model)[Math.min(round, 1)]));
      }
    }
    History history = new History();
    history.add(measured);
    return judged(
        measuring(run, measured),
        new Judge(run.scenario(), OptionalInt.empty()).of(history).models());
  }

  private static List<Measured> measured(List<String> models, Measure... measures) {
    List<Measured> measured = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String model : models) {
        measured.add(measured(round, model, Measure.HUMAN_FRACTION, round == 0 ? 1 : 0.25));
        for (Measure measure : measures) {
          measured.add(measured(round, model, measure, 0.5 + 0.1 * round));
        }
      }
    }
    return measured;
  }

  static Measured measured(int round, String model, Measure measure, double value) {
    return new Measured(
        Ids.measurement(round, model, measure.id()), model, round, measure.id(), value, 0.4);
  }

  /** The same run with other measurements. */
  static RunStory measuring(RunStory run, List<Measured> measurements) {
    return new RunStory(
        run.name(),
        run.scenario(),
        run.course(),
        run.verdicts(),
        measurements,
        run.events(),
        run.retrainings(),
        run.texts(),
        run.provenance());
  }

  /** The same run with other verdicts. */
  static RunStory judged(RunStory run, List<ModelVerdict> verdicts) {
    return new RunStory(
        run.name(),
        run.scenario(),
        run.course(),
        verdicts,
        run.measurements(),
        run.events(),
        run.retrainings(),
        run.texts(),
        run.provenance());
  }

  /** The same run in which a model wrote something. */
  static RunStory saying(RunStory run, List<Word> words) {
    Passage passage =
        new Passage(
            "r0001/m/00000",
            "m",
            Origin.SYNTHETIC,
            Origin.HUMAN,
            0.1,
            2,
            "g0001/m",
            Double.POSITIVE_INFINITY,
            false,
            words);
    Samples samples = new Samples(1, "m", "truth", List.of(passage), passage, List.of());
    Distributions spread =
        new Distributions(
            1,
            Map.of(
                "humans", List.of(new Distributions.Rank(1, 0.5), new Distributions.Rank(2, 0.1))),
            new Distributions.Histogram(
                "perplexity", List.of(1.0, 2.0, 4.0), Map.of("humans", List.of(3, 1, 0))));
    return new RunStory(
        run.name(),
        run.scenario(),
        run.course(),
        run.verdicts(),
        run.measurements(),
        run.events(),
        run.retrainings(),
        new RunStory.Texts(List.of(samples), List.of(spread), ""),
        run.provenance());
  }

  /** A sweep of a built-in scenario over the human fraction of one of its curators. */
  static SweepStory sweep(String builtIn, String curator, Measure... measures) {
    Scenario scenario = new ScenarioLoader(Path.of("")).preview(builtIn, List.of());
    List<SweepStory.Line> lines = new ArrayList<>();
    for (String model : scenario.models().keySet()) {
      for (String human : List.of("0", "0.01", "0.1", "1")) {
        for (Measure measure : measures) {
          lines.add(
              new SweepStory.Line(
                  List.of(human),
                  false,
                  model,
                  measure.id(),
                  20,
                  0.6,
                  new SweepStory.Range(0.5, 0.7),
                  OptionalDouble.of(0.61),
                  OptionalDouble.of(0.9)));
        }
      }
    }
    return new SweepStory(
        builtIn + "-sweep",
        scenario,
        new SweepStory.Course(
            "1 May 2026",
            "2 of 80 runs failed and are left out.",
            78,
            20,
            List.of("curators." + curator + ".human"),
            List.of(),
            Luck.OWN,
            "wellspring sweep " + builtIn),
        measures[0].id(),
        List.of(
            new SweepStory.Crossing(
                "closed",
                "closed",
                "curators." + curator + ".human",
                List.of(""),
                new Level.OfControl(0.5),
                OptionalDouble.of(0.0123),
                new SweepStory.Range(0.01, 0.02),
                new SweepStory.Range(0.01, 0.1),
                "0.013",
                ""),
            new SweepStory.Crossing(
                "open",
                "open",
                "curators." + curator + ".human",
                List.of(""),
                new Level.OfControl(0.5),
                OptionalDouble.empty(),
                new SweepStory.Range(Double.NaN, Double.NaN),
                new SweepStory.Range(Double.NaN, Double.NaN),
                "",
                "the level is not crossed")),
        lines,
        List.of(),
        List.of());
  }
}
