package wellspring.dashboards.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wellspring.agents.event.Measured;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.measure.Measure;

/**
 * What stands in the page of a run; the template takes each part by its name.
 *
 * @param courses how it went, round by round
 * @param spread how the text is spread
 */
record RunPage(
    RunStory story,
    List<Measure> measures,
    List<Drawings.Shown> courses,
    List<Drawings.Shown> spread) {

  String css() {
    return Templates.text("report.css");
  }

  String title() {
    return Wording.headline(story.verdicts());
  }

  String fates() {
    return Wording.fates(story.verdicts());
  }

  String byline() {
    return "Run %s, seed %d, %,d round%s, %s"
        .formatted(
            story.name(),
            story.scenario().seed(),
            story.course().rounds(),
            story.course().rounds() == 1 ? "" : "s",
            story.course().started());
  }

  /**
   * What became of a model.
   *
   * @param human the share of human text in its corpora
   */
  record Model(String name, String fate, String human, String sentence) {}

  List<Model> models() {
    return story.verdicts().stream()
        .map(
            verdict ->
                new Model(
                    verdict.model(),
                    verdict.fate().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    human(verdict),
                    verdict.sentence()))
        .toList();
  }

  /** Of the corpora after the first round, which is all human for everybody. */
  private String human(ModelVerdict verdict) {
    return story.measurements().stream()
        .filter(each -> each.agent().equals(verdict.model()) && each.round() > 0)
        .filter(each -> each.measure().equals(Measure.HUMAN_FRACTION.id()))
        .mapToDouble(Measured::value)
        .average()
        .stream()
        .mapToObj(Wording::percent)
        .findFirst()
        .orElse("");
  }

  List<Reader.Shelf> shelves() {
    return Reader.shelves(story.texts().samples());
  }

  /** By whose measure the words are shaded; empty if they are not. */
  String shading() {
    return story.texts().samples().stream()
        .flatMap(sample -> Optional.ofNullable(sample.shading()).stream())
        .findFirst()
        .map(
            by ->
                by.equals("truth")
                    ? "The darker a word, the less likely it is that a person would have written it there. The probabilities are exact."
                    : "The darker a word, the more it surprises a reader who knows how often people use each word, and which words follow each other in text that no model was trained on.")
        .orElse("");
  }

  String yaml() {
    return ScenarioWriter.yaml(story.scenario());
  }

  /** What was measured, and what to beware of. */
  record Definition(String name, String definition, String caveats) {}

  List<Definition> definitions() {
    return measures.stream()
        .map(
            measure ->
                new Definition(
                    MeasureNames.title(measure.id()), measure.definition(), measure.caveats()))
        .toList();
  }
}
