package wellspring.dashboards.page;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.dashboards.verdict.Verdict;

/**
 * What the verdict would be on a model now; the components are the message's keys.
 *
 * @param fate what became of it
 * @param because the figures that decide it
 * @param limits where it counts as collapsed
 */
record JudgedCard(Fate fate, String because, List<Limit> limits) {

  /**
   * Where a model counts as collapsed.
   *
   * @param measure in which
   * @param value of that measure
   */
  record Limit(String measure, double value) {}

  static SortedMap<String, JudgedCard> of(Verdict verdict) {
    SortedMap<String, JudgedCard> cards = new TreeMap<>();
    verdict.models().forEach(model -> cards.put(model.model(), of(model)));
    return cards;
  }

  private static JudgedCard of(ModelVerdict verdict) {
    return new JudgedCard(
        verdict.fate(),
        because(verdict),
        verdict.judgements().stream()
            .filter(judgement -> Double.isFinite(judgement.limitValue()))
            .map(judgement -> new Limit(judgement.measure().id(), judgement.limitValue()))
            .toList());
  }

  private static String because(ModelVerdict verdict) {
    return switch (verdict.fate()) {
      case COLLAPSED -> words(verdict, Judgement::collapsed);
      case UNDECIDED ->
          "beyond the limit, but not beyond chance: "
              + words(verdict, each -> each.outcome() == Judgement.Outcome.UNDECIDED);
      case HELD -> nearest(verdict);
      case CONTROL -> "reads people alone; the others are held against such a model";
      case NOT_JUDGED -> verdict.sentence();
    };
  }

  private static String words(ModelVerdict verdict, Predicate<Judgement> which) {
    return verdict.judgements().stream()
        .filter(which)
        .map(Judgement::words)
        .collect(Collectors.joining("; "));
  }

  private static String nearest(ModelVerdict verdict) {
    return verdict.judgements().stream()
        .filter(judgement -> judgement.outcome() == Judgement.Outcome.KEPT)
        .max(Comparator.comparingDouble(Judgement::progress))
        .map(judgement -> "nearest to its limit: " + judgement.words())
        .orElse("");
  }
}
