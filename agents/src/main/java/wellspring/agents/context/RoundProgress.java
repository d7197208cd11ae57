package wellspring.agents.context;

/**
 * How far a round's work has come; for people who wait, never for results.
 *
 * @param round the round, from 0
 * @param rounds how many there will be
 * @param doing what is being done, for example {@code training}
 * @param done how many of the round's steps are done
 * @param steps how many the round has
 */
public record RoundProgress(int round, int rounds, String doing, int done, int steps) {}
