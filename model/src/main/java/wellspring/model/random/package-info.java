/** Chance that repeats: one root seed, one named stream for each component, agent and round. */
package wellspring.model.random;
