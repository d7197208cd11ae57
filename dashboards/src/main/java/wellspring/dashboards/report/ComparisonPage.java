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
record ComparisonPage(List<RunStory> runs, List<Measure> measures, List<Drawings.Shown> charts) {
  private static final String SEED = "seed";

  String css() {
    return Templates.text("report.css");
  }

  String title() {
    return Wording.capital(Wording.number(runs.size())) + " runs compared";
  }

  String lead() {
    int collapsed = 0;
    int judged = 0;
    int undecided = 0;
    for (RunStory run : runs) {
      collapsed += Wording.collapsed(run.verdicts());
      judged += Wording.judged(run.verdicts());
      undecided += Wording.undecided(run.verdicts());
    }
    return "%s of %s models collapsed%s."
        .formatted(
            collapsed == 0 ? "None" : Wording.capital(Wording.number(collapsed)),
            Wording.number(judged),
            undecided == 0 ? "" : "; of %s it is undecided".formatted(Wording.number(undecided)));
  }

  /**
   * A run with its short name.
   *
   * @param letter the short name
   */
  record Entry(String letter, RunStory story, List<ModelRow> models, String yaml) {}

  List<Entry> entries() {
    return IntStream.range(0, runs.size())
        .mapToObj(
            run ->
                new Entry(
                    Letters.of(run),
                    runs.get(run),
                    ModelRow.of(runs.get(run)),
                    ScenarioWriter.yaml(runs.get(run).scenario())))
        .toList();
  }

  /** A setting in which runs differ; its value in each run. */
  record Setting(String key, List<String> values) {}

  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    Settings.differences(runs.stream().map(RunStory::scenario).toList())
        .forEach((key, values) -> settings.add(new Setting(key, values)));
    return settings;
  }

  /** What a reader must know before he believes a difference. */
  String caution() {
    List<String> keys = settings().stream().map(Setting::key).toList();
    if (keys.isEmpty()) {
      return "All settings are the same, the seed too: the runs should agree in every figure.";
    }
    return keys.equals(List.of(SEED))
        ? "The runs differ in nothing but their seeds: whatever differs is chance."
        : "Each setting was run once, or a few times: a part of each difference is chance. A sweep (wellspring sweep) shows how large a part.";
  }

  List<Definition> definitions() {
    return Definition.of(measures);
  }
}
