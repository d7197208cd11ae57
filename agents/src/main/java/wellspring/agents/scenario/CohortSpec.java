package wellspring.agents.scenario;

/**
 * A cohort of human writers.
 *
 * @param writers how many people
 * @param documents how many documents each writes in a round
 */
public record CohortSpec(int writers, int documents) {

  /** How many documents all of them write in a round. */
  public long written() {
    return (long) writers * documents;
  }
}
