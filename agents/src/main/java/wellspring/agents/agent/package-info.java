/**
 * What all who take part in a run have in common: an {@link wellspring.agents.agent.Agent} carries
 * orders out, and one kind of actor runs any of them.
 */
package wellspring.agents.agent;
