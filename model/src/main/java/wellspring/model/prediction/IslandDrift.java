package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;

/**
 * The exact mean course of the diversity of token frequencies within and between models that feed
 * on a shared pool: the island model of population genetics (Wright 1931), with islands of unequal
 * size, documents of several tokens, a finite pool and a prior added.
 *
 * <p>It assumes: tokens are independent in the language; all models start together and each is the
 * (smoothed) frequencies of the tokens of its last corpus alone; generation 1 is fitted on human
 * text alone. Each document of a later corpus of model i is human with probability α_i on its own,
 * else by a model that is drawn from all (the model itself included) with probability m_i, else by
 * the model itself; no document is in a corpus twice, and corpora are drawn independently of each
 * other.
 *
 * <p>Why it is exact: let {@code F_ij = E Σ p_i p_j} and {@code G_i = E Σ p_i q}. A synthetic
 * document of corpus i has the author x with probability {@code a_i(x) = m_i/M + (1 − m_i)[x = i]},
 * so that tokens of two documents of corpora i and j that models wrote match with probability
 * {@code Σ a_i(x) a_j(y) F_xy}. Two corpora may share a very document, once in D_x if x wrote both,
 * and once in P if people did; then their tokens are the same one of L, and match for certain, with
 * probability 1/L. So the next F and G are linear in the last. With endless D and P, one token a
 * document, no prior and islands alike it is {@link ClosedForms#sharing}; where all draw from all
 * (m = 1), and no document is human or shared, what diversity is lost from the pool is {@code 1/Ne
 * = Σ 1/(M² n_i)} of it.
 *
 * @param humans how people use tokens
 * @param humanDocuments how many documents people write in a round, P
 * @param islands the models, at least one
 * @param prior the total weight of the symmetric Dirichlet prior, in tokens, from 0
 */
public record IslandDrift(
    TokenDrift.Humans humans, long humanDocuments, List<Island> islands, double prior) {

  /**
   * @throws IllegalArgumentException if there is no island, people write nothing, documents differ
   *     in length or the prior is no weight
   */
  public IslandDrift {
    islands = List.copyOf(islands);
    if (islands.isEmpty() || humanDocuments < 1) {
      throw new IllegalArgumentException(
          "an exchange needs models and documents, not %d models and %d human documents"
              .formatted(islands.size(), humanDocuments));
    }
    if (islands.stream().mapToInt(island -> island.corpus().documentTokens()).distinct().count()
        > 1) {
      throw new IllegalArgumentException("all documents must have the same length");
    }
    if (!(prior >= 0 && prior < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("prior must be a number from 0 on, not " + prior);
    }
  }

  /**
   * A model, and from whom it reads.
   *
   * @param corpus what each generation is fitted to; each document is drawn at random
   * @param humanFraction α by generation, asked from generation 2 on
   * @param pool the share of synthetic documents that come from all models, m
   * @param written how many documents it writes in a round, D
   */
  public record Island(
      TokenDrift.FreshCorpus corpus, IntFunction<Share> humanFraction, Share pool, long written) {
    /**
     * @throws IllegalArgumentException if the corpus is not drawn at random or nothing is written
     */
    public Island {
      if (corpus.draw() != DrawMode.RANDOM) {
        throw new IllegalArgumentException(
            "islands are known for random draws, not for exact ones");
      }
      if (written < 1) {
        throw new IllegalArgumentException("a model must write documents, not " + written);
      }
    }

    double human(int generation) {
      return generation == 1 ? 1 : humanFraction.apply(generation).value();
    }
  }

  /**
   * The mean diversities of the first generations of a model: its own, and between it and another,
   * averaged over the others. Of a single model the latter are NaN.
   *
   * @param island which one of the islands, from 0
   * @param generations how many, at least 1
   * @return that of generation 1 first
   */
  public List<ClosedForms.Islands> course(int island, int generations) {
    List<ClosedForms.Islands> course = new ArrayList<>();
    Matches matches = Matches.ofHumans(islands.size(), humans.match());
    for (int generation = 1; generation <= generations; generation++) {
      matches = fit(read(new Authors(matches), generation));
      course.add(matches.diversities(island));
    }
    return List.copyOf(course);
  }

  /** How often two tokens are equal. */
  private static final class Matches {
    /** One of a model and one of another or the same, F: (models, models), symmetric. */
    private final double[][] models;

    /** One of a model and one of a person, G: (models). */
    private final double[] withHumans;

    Matches(double[][] models, double[] withHumans) {
      this.models = models;
      this.withHumans = withHumans;
    }

    static Matches ofHumans(int models, double match) {
      double[] row = new double[models];
      Arrays.fill(row, match);
      return new Matches(
          IntStream.range(0, models).mapToObj(i -> row.clone()).toArray(double[][]::new), row);
    }

    ClosedForms.Islands diversities(int island) {
      double[] row = models[island];
      double others = mean(row) * row.length - row[island];
      return new ClosedForms.Islands(1 - row[island], 1 - others / (row.length - 1));
    }
  }

  /** The frequencies of the next corpora, as matches. */
  private Matches read(Authors authors, int generation) {
    int models = islands.size();
    double[][] next = new double[models][models];
    double[] withHumans = new double[models];
    for (int i = 0; i < models; i++) {
      double human = islands.get(i).human(generation);
      next[i][i] = within(authors, i, human);
      withHumans[i] = human * humans.match() + (1 - human) * authors.withHumans(i);
      for (int j = 0; j < i; j++) {
        next[i][j] = between(authors, i, human, j, islands.get(j).human(generation));
        next[j][i] = next[i][j];
      }
    }
    return new Matches(next, withHumans);
  }

  /** Two tokens of one corpus. */
  private double within(Authors authors, int i, double human) {
    TokenDrift.FreshCorpus corpus = islands.get(i).corpus();
    double same = 1.0 / corpus.tokens();
    double sameDocument = human * humans.match() + (1 - human) * authors.alone(i);
    double otherDocument =
        human * human * humans.match()
            + 2 * human * (1 - human) * authors.withHumans(i)
            + (1 - human) * (1 - human) * authors.apart(i, i);
    double together = (corpus.documentTokens() - 1) / Math.max(1.0, corpus.tokens() - 1.0);
    return same + (1 - same) * (together * sameDocument + (1 - together) * otherDocument);
  }

  /** A token of a corpus and one of another. */
  private double between(Authors authors, int i, double human, int j, double otherHuman) {
    return human * otherHuman * (humans.match() + sharedMatch(humans.match(), humanDocuments))
        + human * (1 - otherHuman) * authors.withHumans(j)
        + (1 - human) * otherHuman * authors.withHumans(i)
        + (1 - human) * (1 - otherHuman) * (authors.apart(i, j) + authors.shared(i, j));
  }

  /** By how much two tokens match more often for being perhaps the same one of an author's. */
  private double sharedMatch(double match, long documents) {
    return (1 - match) / ((double) documents * islands.get(0).corpus().documentTokens());
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The same of models that are fitted to such corpora. */
  private Matches fit(Matches corpora) {
    int models = islands.size();
    double chance = 1.0 / humans.vocabulary();
    double[] text = new double[models];
    Arrays.setAll(text, i -> islands.get(i).corpus().tokens());
    Arrays.setAll(text, i -> text[i] / (text[i] + prior));
    double[][] fitted = new double[models][models];
    double[] withHumans = new double[models];
    for (int i = 0; i < models; i++) {
      withHumans[i] = text[i] * corpora.withHumans[i] + (1 - text[i]) * chance;
      for (int j = 0; j < models; j++) {
        double both = text[i] * text[j];
        fitted[i][j] = both * corpora.models[i][j] + (1 - both) * chance;
      }
    }
    return new Matches(fitted, withHumans);
  }

  /** How often tokens match that models wrote, whoever of them it was. */
  private final class Authors {
    private final double[][] models;
    private final double[] humans;

    /** By model: the mean over all that it may be compared with. */
    private final double[] rows;

    /** By model: what is added if both tokens are from its documents, but of two corpora. */
    private final double[] shared;

    private final double all;
    private final double diagonal;
    private final double humansMean;
    private final double sharedMean;

    Authors(Matches matches) {
      models = matches.models;
      humans = matches.withHumans;
      rows = Arrays.stream(models).mapToDouble(IslandDrift::mean).toArray();
      double[] own = new double[models.length];
      Arrays.setAll(own, i -> models[i][i]);
      shared = new double[models.length];
      Arrays.setAll(shared, i -> sharedMatch(own[i], islands.get(i).written()));
      all = mean(rows);
      diagonal = mean(own);
      humansMean = mean(humans);
      sharedMean = mean(shared);
    }

    private double pool(int i) {
      return islands.get(i).pool().value();
    }

    /** One of corpus i, and a person's. */
    double withHumans(int i) {
      return pool(i) * humansMean + (1 - pool(i)) * humans[i];
    }

    /** Two of one document of corpus i. */
    double alone(int i) {
      return pool(i) * diagonal + (1 - pool(i)) * models[i][i];
    }

    /** Of different documents of corpora i and j, or of i alone. */
    double apart(int i, int j) {
      return pool(i) * pool(j) * all
          + pool(i) * (1 - pool(j)) * rows[j]
          + (1 - pool(i)) * pool(j) * rows[i]
          + (1 - pool(i)) * (1 - pool(j)) * models[i][j];
    }

    /** What is added for documents that corpora i and j may share. */
    double shared(int i, int j) {
      return (pool(i) * pool(j) * sharedMean
              + (1 - pool(i)) * pool(j) * shared[i]
              + pool(i) * (1 - pool(j)) * shared[j])
          / models.length;
    }
  }
}
