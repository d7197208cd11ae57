/**
 * The one vocabulary between a run and its agents: {@link wellspring.agents.protocol.Order} one
 * way, {@link wellspring.agents.protocol.Answer} the other. Both hold offsets and names, no texts,
 * no futures and no errors, so that they can be written as JSON and sent anywhere. What agents find
 * out goes over the log, as events.
 */
package wellspring.agents.protocol;
