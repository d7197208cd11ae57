package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.model.measure.Measure;

/**
 * What stands in the page that compares runs; the template takes each part by its name.
 *
 * @param charts each measure over the rounds
 */
record ComparisonPage(
    List<RunStory> runs, List<Measure> measures, List<ChartWriter.PageChart> charts) {
  private static final String SEED = "seed";

  String css() {
    return PageTemplates.text("report.css");
  }

  String title() {
    return ReportWording.capital(ReportWording.number(runs.size())) + " runs compared";
  }

  String lead() {
    int collapsed = 0;
    int judged = 0;
    int undecided = 0;
    for (RunStory run : runs) {
      collapsed += ReportWording.collapsed(run.verdicts());
      judged += ReportWording.judged(run.verdicts());
      undecided += ReportWording.undecided(run.verdicts());
    }
    return "%s of %s models collapsed%s."
        .formatted(
            collapsed == 0 ? "None" : ReportWording.capital(ReportWording.number(collapsed)),
            ReportWording.number(judged),
            undecided == 0
                ? ""
                : "; of %s it is undecided".formatted(ReportWording.number(undecided)));
  }

  /**
   * A run with its short name.
   *
   * @param letter the short name
   * @param origin whose child it is, as a sentence; empty if it is nobody's
   */
  record ComparedRun(
      String letter, RunStory story, String origin, List<ModelRow> models, String yaml) {}

  List<ComparedRun> entries() {
    ComparedForks forks = new ComparedForks(runs);
    return IntStream.range(0, runs.size())
        .mapToObj(
            run ->
                new ComparedRun(
                    LetterNames.of(run),
                    runs.get(run),
                    forks.origin(run),
                    ModelRow.of(runs.get(run)),
                    ScenarioWriter.yaml(runs.get(run).scenario())))
        .toList();
  }

  /** A setting in which runs differ; its value in each run. */
  record DifferingSetting(String key, List<String> values) {}

  List<DifferingSetting> settings() {
    List<DifferingSetting> settings = new ArrayList<>();
    FlatSettings.differences(runs.stream().map(RunStory::scenario).toList())
        .forEach((key, values) -> settings.add(new DifferingSetting(key, values)));
    return settings;
  }

  /** What a reader must know before he believes a difference. */
  String caution() {
    if (new ComparedForks(runs).areOneFamily()) {
      return "The runs share a past: what differs later comes of the fork's change, or, under another seed, of chance, of which one run does not show how much. Many futures (wellspring fork --replicas) do.";
    }
    List<String> keys = settings().stream().map(DifferingSetting::key).toList();
    if (keys.isEmpty()) {
      return "All settings are the same, the seed too: the runs should agree in every figure.";
    }
    return keys.equals(List.of(SEED))
        ? "The runs differ only in their seeds: all differences are due to chance."
        : "Each setting was run once, or a few times: a part of each difference is chance. A sweep (wellspring sweep) shows how large a part.";
  }

  List<MeasureDefinition> definitions() {
    return MeasureDefinition.of(measures);
  }
}
