package wellspring.model.language;

import java.util.List;
import java.util.Optional;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/** What the humans speak. Immutable, and safe to share between threads. */
public interface Language {

  /** Text to tokens and back; measures of all models are taken in these tokens. */
  Tokenizer tokenizer();

  DocumentEnd documentEnd();

  /**
   * The documents that a cohort writes in a round.
   *
   * @param seed the run's root
   * @param cohort whose they are
   * @param round when, from 0
   * @param documents how many, for the whole cohort
   */
  CohortWriting writing(Seed seed, String cohort, int round, int documents);

  /**
   * Human documents that no model ever trains on, the same throughout a run.
   *
   * @param documentsMax how many at most; a language that makes them up gives exactly as many
   */
  List<String> heldOut(Seed seed, int documentsMax);

  /**
   * How often humans use each token: probabilities, indexed by token. Where truth is unknown, the
   * relative frequencies in the part of the text that models may train on.
   */
  double[] tokenFrequencies();

  /** The exact distribution of the next token, where the language knows it. */
  Optional<TokenDistribution> truth();

  /** The documents of one cohort in one round; any part of them can be asked for on its own. */
  interface CohortWriting {
    /**
     * @param index from 0 to {@code documents - 1}
     */
    String document(int index);
  }
}
