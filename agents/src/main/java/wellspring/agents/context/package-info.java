/**
 * What the agents of one run share.
 *
 * <p>A {@link wellspring.agents.context.RunContext} is made once, before the first event: scenario,
 * seed, language, log, checkpoints, learners. All of it is fixed, but for the documents of the
 * round under way, which are read and sorted once for all who need them and let go at the round's
 * end. What an agent finds out it does not share here, but publishes.
 */
package wellspring.agents.context;
