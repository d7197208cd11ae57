package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.List;
import wellspring.dashboards.verdict.Judgement.Outcome;

/** The sentences that a verdict says of one model. */
final class VerdictSentences {
  private VerdictSentences() {}

  static String of(String model, List<Judgement> judgements, CollapseBaseline reference) {
    String crossed = words(judgements, Outcome.CROSSED, " and ");
    String undecided = words(judgements, Outcome.UNDECIDED, " and ");
    String kept = words(judgements, Outcome.KEPT, " or ");
    String untold = words(judgements, Outcome.NOT_JUDGED, " and ");
    List<String> sentences = new ArrayList<>();
    if (!crossed.isEmpty()) {
      sentences.add(
          "%s collapsed by %s%s."
              .formatted(model, crossed, kept.isEmpty() ? "" : ", not by " + kept));
    } else if (!undecided.isEmpty()) {
      sentences.add(
          "%s is undecided%s."
              .formatted(model, kept.isEmpty() ? "" : ": it did not collapse by " + kept));
    } else if (!kept.isEmpty()) {
      sentences.add("%s held: it did not collapse by %s.".formatted(model, kept));
    } else {
      sentences.add(model + " cannot be judged.");
    }
    if (!undecided.isEmpty()) {
      sentences.add("Beyond the limit, but not beyond chance: %s.".formatted(undecided));
    }
    if (!untold.isEmpty()) {
      sentences.add("Not judged by %s.".formatted(untold));
    }
    if (!reference.isControl()) {
      sentences.add("There is no human-only control: %s.".formatted(reference.absence()));
    }
    return String.join(" ", sentences);
  }

  /** Lists judgements as a sentence does: commas, and a word before the last one. */
  private static String words(List<Judgement> judgements, Outcome outcome, String lastWord) {
    List<String> items =
        judgements.stream()
            .filter(judgement -> judgement.outcome() == outcome)
            .map(Judgement::words)
            .toList();
    if (items.size() < 2) {
      return String.join("", items);
    }
    return String.join(", ", items.subList(0, items.size() - 1))
        + lastWord
        + items.get(items.size() - 1);
  }
}
