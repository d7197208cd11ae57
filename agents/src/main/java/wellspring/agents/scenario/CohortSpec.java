package wellspring.agents.scenario;

import java.util.Optional;
import wellspring.agents.scenario.society.AssistanceSpec;
import wellspring.agents.scenario.society.CorrectionSpec;
import wellspring.agents.scenario.society.ImitationSpec;
import wellspring.agents.scenario.society.ObservationSpec;
import wellspring.agents.scenario.society.WorkSpec;
import wellspring.model.mix.Share;

/**
 * A cohort of human writers.
 *
 * @param writers how many people, at most
 * @param documents how many documents each writes in a round, at most
 * @param outside how a program outside writes for them; empty if the language does
 * @param price what readers pay for a document, from 0
 * @param quality how good readers take it to be, beside what they measure
 * @param dialect how far their style is their own from the beginning
 * @param work what writing pays; empty if all write in each round, whatever it brings
 * @param assistance which model helps them; empty if none does
 * @param imitation whose style they take over; empty if they keep their own
 * @param observation how they know the world; empty if they know all of it
 * @param correction which model they correct; empty if they write freely
 * @param disclosure what their documents say of where they come from
 */
public record CohortSpec(
    int writers,
    int documents,
    Optional<OutsideSpec> outside,
    double price,
    double quality,
    Share dialect,
    Optional<WorkSpec> work,
    Optional<AssistanceSpec> assistance,
    Optional<ImitationSpec> imitation,
    Optional<ObservationSpec> observation,
    Optional<CorrectionSpec> correction,
    DisclosureSpec disclosure) {

  /** A cohort that writes, and nothing else. */
  public CohortSpec(int writers, int documents, Optional<OutsideSpec> outside) {
    this(
        writers,
        documents,
        outside,
        0,
        0,
        Share.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DisclosureSpec.HONEST);
  }

  /** A cohort that speaks the language. */
  public CohortSpec(int writers, int documents) {
    this(writers, documents, Optional.empty());
  }

  /** How many documents all of them write in a round, at most. */
  public long written() {
    return (long) writers * documents;
  }

  /** How many of them write in the first round. */
  public int writersAtFirst() {
    return work.map(paid -> paid.atFirst(writers)).orElse(writers);
  }

  /** How many documents they write in the first round. */
  public long writtenAtFirst() {
    return (long) writersAtFirst() * documents;
  }

  /** Whether what happens in a round changes how it goes on. */
  public boolean isChanged() {
    return work.isPresent()
        || assistance.isPresent()
        || imitation.isPresent()
        || observation.isPresent()
        || correction.isPresent();
  }
}
