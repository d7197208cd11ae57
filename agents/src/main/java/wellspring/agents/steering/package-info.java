/**
 * How people steer a run under way: what they may ask, and what is in force because of it.
 *
 * <p>A {@link wellspring.agents.steering.SteeringCommand} is checked against the scenario and
 * becomes an event, with the round from which it holds; {@link
 * wellspring.agents.steering.SteeringState} is what all such events come to. A run that is repeated
 * with the events of another is the same run.
 */
package wellspring.agents.steering;
