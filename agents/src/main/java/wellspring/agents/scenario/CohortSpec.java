package wellspring.agents.scenario;

import java.util.Optional;

/**
 * A cohort of human writers.
 *
 * @param writers how many people
 * @param documents how many documents each writes in a round
 * @param outside how a program outside writes for them; empty if the language does
 */
public record CohortSpec(int writers, int documents, Optional<OutsideSpec> outside) {

  /** A cohort that speaks the language. */
  public CohortSpec(int writers, int documents) {
    this(writers, documents, Optional.empty());
  }

  /** How many documents all of them write in a round. */
  public long written() {
    return (long) writers * documents;
  }
}
