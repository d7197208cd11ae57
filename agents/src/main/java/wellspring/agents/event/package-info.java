/** What happened: the events that agents publish, and their JSON form. */
package wellspring.agents.event;
