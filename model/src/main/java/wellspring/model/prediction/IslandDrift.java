package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import wellspring.model.mix.Draw;
import wellspring.model.mix.Share;

/**
 * The exact mean course of the diversity of token frequencies within and between models that feed
 * on a shared pool: the island model of population genetics (Wright 1931), with documents of
 * several tokens, a finite pool and a prior added.
 *
 * <p>It assumes: tokens are independent in the language; all models are alike, start together and
 * each is the (smoothed) frequencies of the tokens of its last corpus alone; generation 1 is fitted
 * on human text alone. Each document of a later corpus is human with probability α on its own, else
 * by a model that is drawn from all (the model itself included) with probability m, else by the
 * model itself; no document is in a corpus twice, and corpora are drawn independently of each
 * other.
 *
 * <p>Why it is exact: let {@code F = E Σ p_x²}, {@code C = E Σ p_x p_y} and {@code G = E Σ p_x q}.
 * Two documents of one corpus that models wrote have the same author with probability {@code (1 −
 * m)² + (1 − (1 − m)²)/M}, two of two corpora with {@code (1 − (1 − m)²)/M}; their tokens match
 * with probability F if so, else C. Two corpora may share a very document, once in D if one author
 * wrote it, and once in P if a person did; then their tokens are the same one of L, and match for
 * certain, with probability 1/L. So the next F, C and G are linear in the last. With endless D and
 * P, one token a document and no prior it is {@link ClosedForms#sharing}.
 *
 * @param humans how people use tokens
 * @param corpus what each generation of each model is fitted to; each document is drawn at random
 * @param exchange who reads whom
 * @param humanFraction α by generation, asked from generation 2 on
 * @param prior the total weight of the symmetric Dirichlet prior, in tokens, from 0
 */
public record IslandDrift(
    TokenDrift.Humans humans,
    TokenDrift.Corpus corpus,
    Exchange exchange,
    IntFunction<Share> humanFraction,
    double prior) {

  /**
   * @throws IllegalArgumentException if the corpus is not drawn at random or the prior is no weight
   */
  public IslandDrift {
    if (corpus.draw() != Draw.RANDOM) {
      throw new IllegalArgumentException("islands are known for random draws, not for exact ones");
    }
    if (!(prior >= 0 && prior < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("prior must be a number from 0 on, not " + prior);
    }
  }

  /**
   * Who reads whom.
   *
   * @param models how many there are, M, at least 1
   * @param pool the share of synthetic documents that come from all models, m
   * @param humanDocuments how many documents people write in a round, P
   * @param modelDocuments how many documents each model writes in a round, D
   */
  public record Exchange(int models, Share pool, long humanDocuments, long modelDocuments) {
    public Exchange {
      if (models < 1 || humanDocuments < 1 || modelDocuments < 1) {
        throw new IllegalArgumentException(
            "an exchange needs models and documents, not %d models, %d human documents and %d of each model"
                .formatted(models, humanDocuments, modelDocuments));
      }
    }

    /** How often two synthetic documents of different corpora have the same author. */
    double sameAuthorBetween() {
      double own = 1 - pool.value();
      return (1 - own * own) / models;
    }

    /** How often two synthetic documents of one corpus have the same author. */
    double sameAuthorWithin() {
      double own = 1 - pool.value();
      return own * own + sameAuthorBetween();
    }
  }

  /**
   * The mean diversities of the first generations; those between models, where there is one alone,
   * are from a second one that nobody reads.
   *
   * @param generations how many, at least 1
   * @return that of generation 1 first
   */
  public List<ClosedForms.Islands> course(int generations) {
    List<ClosedForms.Islands> course = new ArrayList<>();
    Matches matches = new Matches(humans.match(), humans.match(), humans.match());
    for (int generation = 1; generation <= generations; generation++) {
      Share human = generation == 1 ? Share.ALL : humanFraction.apply(generation);
      matches = fit(read(matches, human.value()));
      course.add(new ClosedForms.Islands(1 - matches.within(), 1 - matches.between()));
    }
    return List.copyOf(course);
  }

  /**
   * How often two tokens are equal.
   *
   * @param within both of one model, F
   * @param between of two models, C
   * @param withHumans one of a model and one of a person, G
   */
  private record Matches(double within, double between, double withHumans) {}

  /** The same of the frequencies of corpora that models wrote who are like this. */
  private Matches read(Matches models, double human) {
    double same = 1.0 / corpus.tokens();
    double mixed = 2 * human * (1 - human) * models.withHumans();
    double ofHumans = human * human;
    double ofModels = (1 - human) * (1 - human);

    double sameDocument = human * humans.match() + (1 - human) * models.within();
    double otherDocument =
        ofHumans * humans.match()
            + mixed
            + ofModels * synthetic(exchange.sameAuthorWithin(), models.within(), models.between());
    double together = (corpus.documentTokens() - 1) / Math.max(1.0, corpus.tokens() - 1.0);
    double within = together * sameDocument + (1 - together) * otherDocument;

    double between =
        ofHumans * perhapsShared(humans.match(), exchange.humanDocuments())
            + mixed
            + ofModels
                * synthetic(
                    exchange.sameAuthorBetween(),
                    perhapsShared(models.within(), exchange.modelDocuments()),
                    models.between());
    return new Matches(
        same + (1 - same) * within,
        between,
        human * humans.match() + (1 - human) * models.withHumans());
  }

  private static double synthetic(double sameAuthor, double within, double between) {
    return sameAuthor * within + (1 - sameAuthor) * between;
  }

  /** Tokens of two corpora by one author, who wrote so many documents. */
  private double perhapsShared(double match, long documents) {
    return match + (1 - match) / ((double) documents * corpus.documentTokens());
  }

  /** The same of models that are fitted to such corpora. */
  private Matches fit(Matches corpora) {
    double text = corpus.tokens() / (corpus.tokens() + prior);
    double chance = 1.0 / humans.vocabulary();
    return new Matches(
        text * text * corpora.within() + (1 - text * text) * chance,
        text * text * corpora.between() + (1 - text * text) * chance,
        text * corpora.withHumans() + (1 - text) * chance);
  }
}
