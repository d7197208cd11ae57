/** What agents share: the world they live in and the reports that they give. */
package wellspring.agents.context;
