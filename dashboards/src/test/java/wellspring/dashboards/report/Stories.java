package wellspring.dashboards.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.document.DocumentSamples;
import wellspring.dashboards.document.DocumentView;
import wellspring.dashboards.document.RoundDistributions;
import wellspring.dashboards.document.ShadedWord;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.MeasureHistory;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.statistics.ThresholdLevel;

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
        new RunStory.RunHistory(
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
        List.of(new CurveFigure.EventMark(2, "curators.no-human.human=0.2")),
        Map.of(models.get(0), ROUNDS),
        SocietyReader.NOTHING,
        new RunStory.RunTexts(List.of(), List.of(), ""),
        Optional.empty(),
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
    List<ModelMeasured> measured = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String model : run.scenario().models().keySet()) {
        boolean human = round == 0 || model.equals("open");
        measured.add(measured(round, model, Measure.HUMAN_FRACTION, human ? 1 : 0.1));
        measured.add(measured(round, model, measure, courses.get(model)[Math.min(round, 1)]));
      }
    }
    MeasureHistory history = new MeasureHistory();
    history.add(measured);
    return judged(
        measuring(run, measured),
        new CollapseJudge(run.scenario(), OptionalInt.empty()).of(history).models());
  }

  private static List<ModelMeasured> measured(List<String> models, Measure... measures) {
    List<ModelMeasured> measured = new ArrayList<>();
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

  static ModelMeasured measured(int round, String model, Measure measure, double value) {
    return new ModelMeasured(
        EventIds.measurement(round, model, measure.id()), model, round, measure.id(), value, 0.4);
  }

  /** The same run with other measurements. */
  static RunStory measuring(RunStory run, List<ModelMeasured> measurements) {
    return new RunStory(
        run.name(),
        run.scenario(),
        run.course(),
        run.verdicts(),
        measurements,
        run.events(),
        run.retrainings(),
        run.people(),
        run.texts(),
        run.parent(),
        run.provenance());
  }

  /** The same run in which something happened to people. */
  static RunStory living(RunStory run, SocietyReader people) {
    return new RunStory(
        run.name(),
        run.scenario(),
        run.course(),
        run.verdicts(),
        run.measurements(),
        run.events(),
        run.retrainings(),
        people,
        run.texts(),
        run.parent(),
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
        run.people(),
        run.texts(),
        run.parent(),
        run.provenance());
  }

  /** The same run as the child of another one. */
  static RunStory child(RunStory run, RunStory.ParentStory parent) {
    return new RunStory(
        run.name(),
        run.scenario(),
        run.course(),
        run.verdicts(),
        run.measurements(),
        run.events(),
        run.retrainings(),
        run.people(),
        run.texts(),
        Optional.of(parent),
        run.provenance());
  }

  /** The same run in which a model wrote something. */
  static RunStory saying(RunStory run, List<ShadedWord> words) {
    DocumentView passage =
        new DocumentView(
            "r0001/m/00000",
            "m",
            DocumentOrigin.SYNTHETIC,
            ClaimedOrigin.HUMAN,
            0.1,
            2,
            "g0001/m",
            Double.POSITIVE_INFINITY,
            false,
            words);
    DocumentSamples samples =
        new DocumentSamples(1, "m", "truth", List.of(passage), passage, List.of());
    RoundDistributions spread =
        new RoundDistributions(
            1,
            Map.of(
                "humans",
                List.of(
                    new RoundDistributions.RankFrequency(1, 0.5),
                    new RoundDistributions.RankFrequency(2, 0.1))),
            new RoundDistributions.Histogram(
                "perplexity", List.of(1.0, 2.0, 4.0), Map.of("humans", List.of(3, 1, 0))));
    return new RunStory(
        run.name(),
        run.scenario(),
        run.course(),
        run.verdicts(),
        run.measurements(),
        run.events(),
        run.retrainings(),
        run.people(),
        new RunStory.RunTexts(List.of(samples), List.of(spread), ""),
        run.parent(),
        run.provenance());
  }

  /** A sweep of a built-in scenario over the human fraction of one of its curators. */
  static SweepStory sweep(String builtIn, String curator, Measure... measures) {
    Scenario scenario = new ScenarioLoader(Path.of("")).preview(builtIn, List.of());
    List<SweepStory.SettingResult> lines = new ArrayList<>();
    for (String model : scenario.models().keySet()) {
      for (String human : List.of("0", "0.01", "0.1", "1")) {
        for (Measure measure : measures) {
          lines.add(
              new SweepStory.SettingResult(
                  List.of(human),
                  false,
                  model,
                  measure.id(),
                  20,
                  0.6,
                  new SweepStory.ConfidenceRange(0.5, 0.7),
                  OptionalDouble.of(0.61),
                  OptionalDouble.of(0.9)));
        }
      }
    }
    return new SweepStory(
        builtIn + "-sweep",
        scenario,
        new SweepStory.SweepHistory(
            "1 May 2026",
            "2 of 80 runs failed and are left out.",
            78,
            20,
            List.of("curators." + curator + ".human"),
            List.of(),
            LuckSharing.OWN,
            "wellspring sweep " + builtIn),
        measures[0].id(),
        List.of(
            new SweepStory.CurveCrossing(
                "closed",
                "closed",
                "curators." + curator + ".human",
                List.of(""),
                new ThresholdLevel.OfControl(0.5),
                OptionalDouble.of(0.0123),
                new SweepStory.ConfidenceRange(0.01, 0.02),
                new SweepStory.ConfidenceRange(0.01, 0.1),
                "0.013",
                ""),
            new SweepStory.CurveCrossing(
                "open",
                "open",
                "curators." + curator + ".human",
                List.of(""),
                new ThresholdLevel.OfControl(0.5),
                OptionalDouble.empty(),
                new SweepStory.ConfidenceRange(Double.NaN, Double.NaN),
                new SweepStory.ConfidenceRange(Double.NaN, Double.NaN),
                "",
                "the level is not crossed")),
        lines,
        List.of(),
        List.of());
  }
}
