package wellspring.model.language;

import java.util.List;
import wellspring.model.random.Seed;

/**
 * A language whose writers can be mistaken about the world: they state what they believe. Facts are
 * numbered from 0, and so are the values that each can have.
 */
public interface InformedLanguage extends FactualLanguage, StyledLanguage {

  /** How many facts there are in every round. */
  int facts();

  /**
   * What is true.
   *
   * @param round from 0
   * @return the value of each fact
   */
  int[] factsAt(int round);

  /**
   * What documents state most often about each fact.
   *
   * @param documents whatever somebody wrote; only grammatical sentences state a fact
   * @return the value of each fact, the smallest of equally frequent ones; -1 where they state none
   */
  int[] stated(List<String> documents);

  /**
   * The documents that a cohort writes in a round, in a style, if it holds some values to be true.
   * Who knows what is true writes as if nothing were said of beliefs.
   *
   * @param seed the run's root
   * @param cohort whose they are
   * @param round when, from 0
   * @param documents how many, for the whole cohort
   * @param style as {@link StyledLanguage} has it
   * @param beliefs the value of each fact
   * @throws IllegalArgumentException if the style is none, there are more or fewer beliefs than
   *     facts, or a value that a fact cannot have
   */
  CohortWriting writing(
      Seed seed, String cohort, int round, int documents, double[] style, int[] beliefs);
}
