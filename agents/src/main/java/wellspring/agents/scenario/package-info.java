/** What a run is made of: scenarios, their schema, their defaults and their overrides. */
package wellspring.agents.scenario;
