/**
 * The transition matrix of a Bayesian language model: counts of n-grams, smoothed by a Dirichlet
 * prior towards shorter contexts. Exact, and fast enough to be refitted in every generation.
 */
package wellspring.model.learner.matrix;
