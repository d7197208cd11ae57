/** The port through which agents exchange events, and its form in memory. */
package wellspring.agents.log;
