package wellspring.agents.evaluator;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;

/**
 * The human texts that a model was given so far. Immutable: each corpus makes the next one.
 *
 * @param texts each once
 */
record GivenTexts(Set<String> texts) {
  static final GivenTexts NONE = new GivenTexts(Set.of());

  /**
   * The share of a fresh corpus' human documents whose text the model was not given before, neither
   * in an earlier corpus nor earlier in this one; empty if it has none.
   */
  OptionalDouble fresh(List<DocumentWritten> corpus) {
    Set<String> now = new HashSet<>();
    return human(corpus).mapToInt(text -> !texts.contains(text) && now.add(text) ? 1 : 0).average();
  }

  /** With a corpus that the model was given. */
  GivenTexts with(List<DocumentWritten> corpus) {
    Set<String> all = new HashSet<>(texts);
    human(corpus).forEach(all::add);
    return new GivenTexts(all);
  }

  private static Stream<String> human(List<DocumentWritten> corpus) {
    return corpus.stream()
        .filter(document -> document.truth().origin() == DocumentOrigin.HUMAN)
        .map(DocumentWritten::text);
  }
}
