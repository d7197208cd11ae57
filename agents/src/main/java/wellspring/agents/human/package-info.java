/** People who write: cohorts, which are populations of writers, and guests. */
package wellspring.agents.human;
