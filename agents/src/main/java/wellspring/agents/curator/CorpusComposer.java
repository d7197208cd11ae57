package wellspring.agents.curator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.ListSampling;
import wellspring.model.mix.Share;
import wellspring.model.text.CountPhrase;

/** Decides which of a round's documents make a corpus. It sees what documents claim, no more. */
final class CorpusComposer {
  private final CuratorSpec spec;
  private final String name;
  private final Optional<Predicate<DocumentWritten>> keeps;

  /**
   * @param name the curator's
   * @param keeps which documents may be in a corpus at all; empty if all may
   */
  CorpusComposer(CuratorSpec spec, String name, Optional<Predicate<DocumentWritten>> keeps) {
    this.spec = spec;
    this.name = name;
    this.keeps = keeps;
  }

  /**
   * A corpus that is put together.
   *
   * @param documents sorted by id
   * @param human the probability with which a document of it is a person's, as far as the curator's
   *     own doing goes
   */
  record Composition(List<DocumentWritten> documents, double human) {}

  /**
   * Composes a corpus. Where no human fraction is aimed at, it is drawn from all documents alike.
   * Else, while the model itself has not written yet, all of it is human.
   *
   * <p>By a random draw each document is human or not on its own, and each that is not comes from
   * the pool or from the model itself on its own; one from the pool has an author whom all models
   * that wrote have the same chance to be, the model itself included (the island model: Wright
   * 1931). By an exact draw the numbers are rounded, and the pool is everything that models wrote.
   * No document is in a corpus twice. Where there are fewer documents than that, the curator may
   * take what there is.
   *
   * @param round the round, from 0
   * @param documents what was written in it, sorted by id
   * @param model the model that the corpus is for
   * @throws IllegalStateException if there are fewer documents than the corpus needs, and it may
   *     not be smaller
   */
  Composition compose(
      int round, List<DocumentWritten> documents, String model, UniformRandomProvider random) {
    return spec.human()
        .at(round)
        .map(aim -> mixed(aim, documents, model, random))
        .orElseGet(() -> natural(documents, random));
  }

  private Composition natural(List<DocumentWritten> documents, UniformRandomProvider random) {
    List<DocumentWritten> kept = kept(documents);
    long people = kept.stream().filter(d -> d.claim().origin().passesForHuman()).count();
    return new Composition(
        take("humans.NAME", documents, kept, spec.documents(), random),
        kept.isEmpty() ? 0 : (double) people / kept.size());
  }

  private Composition mixed(
      Share planned, List<DocumentWritten> documents, String model, UniformRandomProvider random) {
    List<DocumentWritten> human = claiming(documents, ClaimedOrigin::passesForHuman);
    SortedMap<String, List<DocumentWritten>> synthetic = byAuthor(documents);
    Share aim = synthetic.containsKey(model) ? planned : Share.ALL;
    int humans = spec.draw().count(aim, spec.documents(), random);

    List<DocumentWritten> people = take("humans.NAME", human, humans, random);
    int rest = spec.documents() - humans;
    if (rest == 0) {
      return new Composition(people, prior(aim, humans)); // in their order already
    }
    List<DocumentWritten> chosen = new ArrayList<>(people);
    chosen.addAll(
        switch (spec.draw()) {
          case EXACT -> fromOnePool(synthetic, model, rest, random);
          case RANDOM -> fromIslands(synthetic, model, rest, random);
        });
    chosen.sort(Comparator.comparing(DocumentWritten::id));
    return new Composition(List.copyOf(chosen), prior(aim, humans));
  }

  private double prior(Share aim, int humans) {
    return spec.draw() == DrawMode.EXACT ? (double) humans / spec.documents() : aim.value();
  }

  private List<DocumentWritten> fromOnePool(
      SortedMap<String, List<DocumentWritten>> synthetic,
      String model,
      int count,
      UniformRandomProvider random) {
    List<DocumentWritten> all =
        synthetic.values().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(DocumentWritten::id))
            .toList();
    List<DocumentWritten> pooled = take("models.NAME", all, spec.pool().partOf(count), random);
    Set<DocumentWritten> taken = new HashSet<>(pooled);
    List<DocumentWritten> own =
        synthetic.getOrDefault(model, List.of()).stream()
            .filter(document -> !taken.contains(document))
            .toList();
    List<DocumentWritten> chosen = new ArrayList<>(pooled);
    chosen.addAll(take("models." + model, own, count - pooled.size(), random));
    return chosen;
  }

  private List<DocumentWritten> fromIslands(
      SortedMap<String, List<DocumentWritten>> synthetic,
      String model,
      int count,
      UniformRandomProvider random) {
    List<String> authors = List.copyOf(synthetic.keySet());
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      boolean pooled = random.nextDouble() < spec.pool().value();
      String author = pooled ? authors.get(random.nextInt(authors.size())) : model;
      counts.merge(author, 1, Integer::sum);
    }
    List<DocumentWritten> chosen = new ArrayList<>();
    counts.forEach(
        (author, wanted) ->
            chosen.addAll(take("models." + author, synthetic.get(author), wanted, random)));
    return chosen;
  }

  private static SortedMap<String, List<DocumentWritten>> byAuthor(
      List<DocumentWritten> documents) {
    SortedMap<String, List<DocumentWritten>> byAuthor = new TreeMap<>();
    claiming(documents, ClaimedOrigin.SYNTHETIC::equals)
        .forEach(d -> byAuthor.computeIfAbsent(d.agent(), a -> new ArrayList<>()).add(d));
    return byAuthor;
  }

  private static List<DocumentWritten> claiming(
      List<DocumentWritten> documents, Predicate<ClaimedOrigin> claim) {
    List<DocumentWritten> claiming = new ArrayList<>(documents.size());
    for (DocumentWritten document : documents) {
      if (claim.test(document.claim().origin())) {
        claiming.add(document);
      }
    }
    return Collections.unmodifiableList(claiming);
  }

  private List<DocumentWritten> kept(List<DocumentWritten> written) {
    return keeps.map(test -> written.stream().filter(test).toList()).orElse(written);
  }

  private List<DocumentWritten> take(
      String authors, List<DocumentWritten> written, int count, UniformRandomProvider random) {
    return take(authors, written, kept(written), count, random);
  }

  private List<DocumentWritten> take(
      String authors,
      List<DocumentWritten> written,
      List<DocumentWritten> kept,
      int count,
      UniformRandomProvider random) {
    if (kept.size() < count && spec.shortage() == CuratorSpec.Shortage.FAIL) {
      throw new IllegalStateException(
          "the corpus needs %s of %s, but %d were written and %d %s kept; %slet corpora be smaller with curators.%s.shortage=shrink"
              .formatted(
                  CountPhrase.of(count, "document"),
                  authors,
                  written.size(),
                  kept.size(),
                  CountPhrase.verb(kept.size(), "is", "are"),
                  written.isEmpty() ? "" : "raise %s.documents, or ".formatted(authors),
                  name));
    }
    return ListSampling.without(kept, count, random);
  }
}
