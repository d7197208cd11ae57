/** The conductor, who leads a run through its rounds. */
package wellspring.agents.conductor;
