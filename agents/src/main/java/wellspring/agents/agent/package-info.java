/**
 * What all who take part in a run have in common: an {@link wellspring.agents.agent.Agent} carries
 * orders out, and one kind of actor runs any of them.
 *
 * <p>An agent that lives through a round and one that only reads of it keep the same afterwards:
 * the first by the changes that its orders make, the second by {@link
 * wellspring.agents.agent.Agent#after}. So a run that was stopped can go on. Whatever an agent
 * learns in a round that a later round needs, and that cannot be computed again in little time, it
 * therefore publishes (as {@link wellspring.agents.event.ModelTrained} does), or keeps under a name
 * that stands in an event (as checkpoints are).
 */
package wellspring.agents.agent;
