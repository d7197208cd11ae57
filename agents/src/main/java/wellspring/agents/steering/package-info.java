/** How people steer a run under way: what they may ask, and what is in force because of it. */
package wellspring.agents.steering;
