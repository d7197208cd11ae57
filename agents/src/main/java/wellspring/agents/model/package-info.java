/** Models that write and retrain. */
package wellspring.agents.model;
