/** People who write: cohorts and their writers. */
package wellspring.agents.human;
