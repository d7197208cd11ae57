package wellspring.agents.evaluator;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;

/** The human texts that each model was given so far. A model's corpora come one after the other. */
final class GivenTexts {
  private final ConcurrentMap<String, Set<String>> byModel = new ConcurrentHashMap<>();

  /**
   * The share of a fresh corpus' human documents whose text the model was not given before, neither
   * in an earlier corpus nor earlier in this one; empty if it has none. From now on they are given.
   */
  OptionalDouble give(String model, List<DocumentWritten> corpus) {
    Set<String> given = byModel.computeIfAbsent(model, name -> new HashSet<>());
    return corpus.stream()
        .filter(document -> document.truth().origin() == DocumentOrigin.HUMAN)
        .mapToInt(document -> given.add(document.text()) ? 1 : 0)
        .average();
  }
}
