package wellspring.model.mix;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** What a memory regime does, and what follows from it for checks, theory and people. */
public interface MemoryRule {

  /**
   * What is kept once a fresh corpus has come. The buffer does not say how many corpora there have
   * been: a rule that counts them keeps an empty one in the place of each that it drops.
   */
  <T> ReplayBuffer<T> keep(ReplayBuffer<T> shelf, List<T> fresh);

  /** What the next generation trains on, of what is kept. */
  <T> List<T> training(ReplayBuffer<T> shelf, UniformRandomProvider random);

  /**
   * How many documents the first generation trains on. No later one trains on fewer.
   *
   * @param documents how many documents each corpus has
   */
  int firstTraining(int documents);

  /** How many documents of the first corpus it sets apart; a corpus must have as many. */
  int anchored();

  /** Whether a generation may train on more than its fresh corpus. */
  boolean remembers();

  /**
   * Whether each of a run's generations trains on everything so far.
   *
   * @param corpora how many corpora the run has
   * @param documents how many documents each has
   */
  boolean keepsEverything(int corpora, int documents);

  /** What exact theory can follow of it; empty if that is nothing, so that nothing is predicted. */
  Optional<RetentionRule> retention();

  /**
   * What it keeps, for people: a predicate of the model, such as "keeps everything that it has
   * read".
   *
   * @param documents how many documents each corpus has
   */
  String words(int documents);
}
