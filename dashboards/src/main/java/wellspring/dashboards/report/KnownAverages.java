package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.agents.event.ModelMeasured;
import wellspring.model.measure.Measure;

/** How runs agree with what is known exactly of them, for people who never read a log. */
final class KnownAverages {
  private static final int OUTCOMES_MAX = 2;

  private final List<BriefModel> models;

  private KnownAverages(List<BriefModel> models) {
    this.models = models;
  }

  /**
   * What mathematics says of some models at their end, a sentence or two for each outcome.
   *
   * @param outcomes those that are told first
   */
  static List<String> of(List<BriefModel> models, List<OutcomeMeasure> outcomes) {
    return new KnownAverages(models).sentences(outcomes);
  }

  /** What a model came to at its end, beside the exact average over many runs. */
  private record AverageComparison(
      BriefModel told, OutcomeMeasure outcome, double value, double average) {

    /** How far one is from the other: apart, or as a multiple. */
    double distance() {
      return outcome.share() || isChance()
          ? Math.abs(value - average)
          : Math.abs(Math.log(outcome.times(value, average)));
    }

    /** Of the variety of words the figure itself says something. */
    private boolean isChance() {
      return outcome.measure() == Measure.DIVERSITY;
    }

    /** What stands out; empty if no difference shows in the digits that are told. */
    Optional<String> difference(boolean several) {
      if (outcome.share() || isChance()) {
        String here = ReportWording.percent(value);
        String known = ReportWording.percent(average);
        String what =
            isChance()
                ? "two of %s words differ in %s of all cases, and in %s on average over many runs"
                : "%s " + outcome.quality() + " is %s, and %s on average over many runs";
        return here.equals(known)
            ? Optional.empty()
            : Optional.of(what.formatted(several ? "their" : "its", here, known));
      }
      double times = outcome.times(value, average);
      return OutcomeMeasure.isSame(times)
          ? Optional.empty()
          : Optional.of(
              "%s %s is %s that average"
                  .formatted(
                      several ? "their" : "its",
                      outcome.quality(),
                      OutcomeMeasure.multiple(times) + (times < 1 ? " of" : "")));
    }
  }

  private List<String> sentences(List<OutcomeMeasure> outcomes) {
    List<String> sentences = new ArrayList<>();
    Stream.concat(outcomes.stream(), OutcomeMeasure.all().stream())
        .distinct()
        .map(this::besides)
        .filter(known -> !known.isEmpty())
        .limit(OUTCOMES_MAX)
        .forEach(known -> sentences.add(sentence(known)));
    if (!sentences.isEmpty()) {
      return sentences;
    }
    boolean known =
        models.stream().anyMatch(told -> last(told).anyMatch(each -> each.predicted() != null));
    return List.of(
        known
            ? "Mathematics gives the exact average over many runs of some figures, which have no plain name; the full report draws it beside them."
            : "None of the results here has a known exact mathematical answer, so the simulation cannot be checked against one.");
  }

  private String sentence(List<AverageComparison> known) {
    boolean all = known.size() == models.size();
    String whose =
        all
            ? ""
            : " of " + ReportWording.list(known.stream().map(each -> each.told().name()).toList());
    return "For the %s%s mathematics gives the exact average over many runs. %s"
        .formatted(known.get(0).outcome().quality(), whose, agreement(known));
  }

  /** Where the models agree least; those that are alike as far as is told, together. */
  private static String agreement(List<AverageComparison> known) {
    AverageComparison farthest =
        known.stream().max(Comparator.comparingDouble(AverageComparison::distance)).get();
    Optional<String> difference = farthest.difference(false);
    if (difference.isEmpty()) {
      return known.size() == 1
          ? "At the end the simulation agrees with it, as far as round figures show."
          : "At the end all of them agree with it, as far as round figures show.";
    }
    List<String> alike =
        known.stream()
            .filter(each -> each.difference(false).equals(difference))
            .map(each -> each.told().name())
            .toList();
    boolean several = alike.size() > 1;
    return known.size() == 1
        ? "At the end " + difference.get() + "."
        : "At the end %s %s farthest from it: %s."
            .formatted(
                ReportWording.list(alike),
                several ? "are" : "is",
                farthest.difference(several).orElseThrow());
  }

  private List<AverageComparison> besides(OutcomeMeasure outcome) {
    return models.stream()
        .flatMap(
            told ->
                last(told)
                    .filter(each -> each.measure().equals(outcome.measure().id()))
                    .filter(each -> each.predicted() != null)
                    .filter(each -> Double.isFinite(each.value() - each.predicted()))
                    .map(
                        each ->
                            new AverageComparison(told, outcome, each.value(), each.predicted())))
        .toList();
  }

  private static Stream<ModelMeasured> last(BriefModel told) {
    int last = told.story().course().rounds() - 1;
    return told.story().measurements().stream()
        .filter(each -> each.round() == last && each.agent().equals(told.model()));
  }
}
