package wellspring.agents.curator;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import wellspring.agents.context.Corpus;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.model.language.CheckableLanguage;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/**
 * What a curator does, without the actor: it chooses documents, and says what it knows of them.
 * Immutable, and safe to share between threads.
 */
public final class CurationPipeline {
  private final Seed seed;
  private final String name;
  private final CorpusComposer desk;
  private final Labeller labeller;

  /**
   * @param name the curator's; its chance is named after it
   */
  public CurationPipeline(CuratorSpec spec, String name, Language language, Seed seed) {
    this.seed = seed;
    this.name = name;
    this.desk = new CorpusComposer(spec, name, keeps(spec, name, language, seed));
    this.labeller = new Labeller(spec.labels(), seed, name);
  }

  private static Optional<Predicate<DocumentWritten>> keeps(
      CuratorSpec spec, String name, Language language, Seed seed) {
    return spec.verifier()
        .map(verifier -> new Verifier(verifier, (CheckableLanguage) language, seed, name)::keeps);
  }

  /**
   * The corpus of a round for a model; of people alone, as long as the model has written nothing.
   *
   * @param documents what was written in the round, sorted by id
   * @throws IllegalStateException if there are fewer documents than the corpus needs
   */
  public Corpus compose(int round, List<DocumentWritten> documents, String model) {
    CorpusComposer.Composition corpus =
        desk.compose(round, documents, model, seed.stream("curate", name + "/" + model, round));
    return new Corpus(corpus.documents(), labeller.label(corpus));
  }
}
