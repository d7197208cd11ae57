package wellspring.agents.event;

/**
 * A cohort goes on otherwise, because of what happened in a round.
 *
 * @param agent the cohort
 * @param writers how many write from the next round on
 * @param joined how many began to
 * @param left how many ceased to
 * @param documents how many documents each of them writes
 * @param income what a writer had of the round, less what it cost, in money; 0 where nobody wrote
 * @param style how far its style is from the language's own, from 0 to 1: their total variation
 *     distance
 */
public record CohortChanged(
    String id,
    String agent,
    int round,
    int writers,
    int joined,
    int left,
    int documents,
    double income,
    double style)
    implements Event {}
