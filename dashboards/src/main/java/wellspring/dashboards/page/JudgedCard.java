package wellspring.dashboards.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import wellspring.dashboards.verdict.Judgement;
import wellspring.dashboards.verdict.Judgement.Outcome;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.dashboards.verdict.Verdict;

/**
 * What the verdict would be on a model now; the components are the message's keys.
 *
 * @param fate what became of it
 * @param because the figures that decide it, in words
 * @param decision the definition that decides it; null if none does
 * @param judgements what each definition says
 */
record JudgedCard(Fate fate, String because, String decision, List<JudgementCard> judgements) {

  /**
   * What a definition says, as {@link Judgement} does.
   *
   * @param definition the key of its limit in a scenario
   * @param measure the id of what it shows in
   */
  record JudgementCard(
      String definition,
      String measure,
      Outcome outcome,
      double first,
      double end,
      double reference,
      double limit,
      double limitValue,
      double progress,
      int crossings,
      Integer since,
      String words) {
    private static JudgementCard of(Judgement judgement) {
      return new JudgementCard(
          judgement.definition().key(),
          judgement.measure().id(),
          judgement.outcome(),
          judgement.first(),
          judgement.end(),
          judgement.reference(),
          judgement.limit(),
          judgement.limitValue(),
          judgement.progress(),
          judgement.crossings(),
          judgement.since(),
          judgement.words());
    }
  }

  /** By model, in the order of the scenario. */
  static Map<String, JudgedCard> of(Verdict verdict) {
    Map<String, JudgedCard> cards = new LinkedHashMap<>();
    verdict.models().forEach(model -> cards.put(model.model(), of(model)));
    return cards;
  }

  private static JudgedCard of(ModelVerdict verdict) {
    return new JudgedCard(
        verdict.fate(),
        because(verdict),
        verdict.decision().map(decision -> decision.definition().key()).orElse(null),
        verdict.judgements().stream().map(JudgementCard::of).toList());
  }

  private static String because(ModelVerdict verdict) {
    return switch (verdict.fate()) {
      case COLLAPSED -> words(verdict, Judgement::collapsed);
      case UNDECIDED ->
          "beyond the limit, but not beyond chance: "
              + words(verdict, each -> each.outcome() == Outcome.UNDECIDED);
      case HELD ->
          verdict.decision().map(nearest -> "nearest to its limit: " + nearest.words()).orElse("");
      case CONTROL -> "reads only people's text; the others are compared with such a model";
      case NOT_JUDGED -> verdict.sentence();
    };
  }

  private static String words(ModelVerdict verdict, Predicate<Judgement> which) {
    return verdict.judgements().stream()
        .filter(which)
        .map(Judgement::words)
        .collect(Collectors.joining("; "));
  }
}
