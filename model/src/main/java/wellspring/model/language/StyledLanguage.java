package wellspring.model.language;

import java.util.List;
import wellspring.model.random.Seed;

/**
 * A language in which groups of people can write in styles of their own.
 *
 * <p>A style says how often its writers choose what they choose: probabilities, in one block that
 * sums to 1 or in several. What the entries mean, and how many there are, the language says. Where
 * a style is asked for, only the proportions within a block count.
 */
public interface StyledLanguage extends TokenLanguage {

  /** The style in which everybody writes by default. */
  double[] usualStyle();

  /**
   * The style of a group that differs: the usual one, mixed with one that has the same
   * probabilities for other things. Who gets which is drawn once for a whole run; each block keeps
   * its own.
   *
   * @param seed the run's root
   * @param cohort whose dialect it is
   * @param share how much of the mixture is not usual, from 0 to 1; 0 gives the usual style exactly
   */
  double[] dialect(Seed seed, String cohort, double share);

  /**
   * The style that documents show, with the blocks of {@link #usualStyle}. Many documents that were
   * written in a style give that style back, but for chance, where writers are free to follow it.
   *
   * @param documents whatever somebody wrote; what is not of this language counts for nothing, and
   *     a block of which nothing is found is the usual one
   */
  double[] styleOf(List<String> documents);

  /**
   * The documents that a cohort writes in a round, in a style; in the usual one they are those that
   * it writes without.
   *
   * @param seed the run's root
   * @param cohort whose they are
   * @param round when, from 0
   * @param documents how many, for the whole cohort
   * @throws IllegalArgumentException if the style has another length, an entry that is no
   *     probability, or a block without any
   */
  CohortWriting writing(Seed seed, String cohort, int round, int documents, double[] style);
}
