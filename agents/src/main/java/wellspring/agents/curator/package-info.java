/**
 * Curators, who compose corpora from what documents claim to be.
 *
 * <p>A curator looks at the documents of a round in steps: a {@link
 * wellspring.agents.curator.Verifier} sorts out, the {@link
 * wellspring.agents.curator.CorpusComposer} mixes by the human fraction in force, a {@link
 * wellspring.agents.curator.Labeller} says what the model is told of each document. No step sees
 * who really wrote a document; only simulated errors of verifiers and detectors are drawn from the
 * truth. A curator keeps nothing between rounds.
 */
package wellspring.agents.curator;
