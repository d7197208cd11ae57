package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.dashboards.verdict.DecidingJudgement;
import wellspring.model.measure.Measure;
import wellspring.model.text.CountPhrase;

/**
 * What stands in the page of a run; the template takes each part by its name.
 *
 * @param courses how it went, round by round
 * @param fork how it went beside the run that it was forked from
 * @param people what became of its people
 * @param spread how the text is spread
 */
record RunPage(
    RunStory story,
    List<Measure> measures,
    List<ChartWriter.PageChart> courses,
    List<ChartWriter.PageChart> fork,
    List<ChartWriter.PageChart> people,
    List<ChartWriter.PageChart> spread) {

  String css() {
    return PageTemplates.text("report.css");
  }

  String title() {
    return ReportWording.headline(story.verdicts());
  }

  /** What was changed of what the description tells of. */
  String changed() {
    return ReportWording.changed(story.course().changes());
  }

  String fates() {
    return ReportWording.fates(story.verdicts());
  }

  /** What the verdict rests on: the model and the measure that decide, with the limit. */
  String decision() {
    return DecidingJudgement.of(story.verdicts()).map(RunPage::words).orElse("");
  }

  private static String words(DecidingJudgement decision) {
    String what =
        switch (decision.judgement().outcome()) {
          case CROSSED -> "What decides is ";
          case UNDECIDED -> "Beyond a limit, but not beyond chance, is ";
          case KEPT, NOT_JUDGED -> "Nearest to a limit is ";
        };
    return what + decision.model() + " in " + decision.judgement().words() + ".";
  }

  String byline() {
    return "Run %s, seed %d, %s, %s"
        .formatted(
            story.name(),
            story.scenario().seed(),
            CountPhrase.of(story.course().rounds(), "round"),
            story.course().started());
  }

  /** Whose child it is, and what that changed; empty if it is nobody's. */
  String parent() {
    return story
        .parent()
        .map(
            run ->
                "This run is a fork of %s: up to round %d it is that run, event by event; from then on it has %s. %s"
                    .formatted(
                        run.name(), run.round(), run.otherwise(), ForkChart.fates(story, run)))
        .map(String::strip)
        .orElse("");
  }

  List<ModelRow> models() {
    return ModelRow.of(story);
  }

  List<TextExcerpts.AuthorExcerpts> shelves() {
    return TextExcerpts.shelves(story.texts().samples());
  }

  /** By whose measure the words are shaded; empty if they are not. */
  String shading() {
    return story.texts().samples().stream()
        .flatMap(sample -> Optional.ofNullable(sample.shading()).stream())
        .findFirst()
        .map(
            by ->
                by.equals("truth")
                    ? "The more strongly a %s is shaded, the less likely it is that a person would have written it there. The probabilities are exact."
                        .formatted(word())
                    : "The more strongly a %1$s is shaded, the more it surprises a reader who knows how often people use each %1$s, and which %1$ss follow each other in text that no model was trained on."
                        .formatted(word()))
        .orElse("");
  }

  /** What texts are counted in. */
  String pieces() {
    return story.scenario().language().piece() + "s";
  }

  private String word() {
    return story.scenario().language().word();
  }

  String yaml() {
    return ScenarioWriter.yaml(story.scenario());
  }

  List<MeasureDefinition> definitions() {
    return MeasureDefinition.of(measures);
  }
}
