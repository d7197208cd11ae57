package wellspring.model.measure;

import java.util.Optional;
import wellspring.model.language.TokenDistribution;

/**
 * Who is measured: a model, or the humans themselves.
 *
 * @param probe what it wrote to be measured
 * @param nextToken its distribution of the next token, where it tells one
 * @param shares the exact share of each token in its endless text, the ends left out; empty where
 *     the next token depends on the prefix
 * @param judge how likely it finds documents; empty for humans whose truth is unknown, and for a
 *     model that does not say
 * @param first how likely the model's first generation finds them; empty for humans, and where it
 *     does not say
 */
record MeasuredSubject(
    ProbeText probe,
    Optional<TokenDistribution> nextToken,
    Optional<double[]> shares,
    Optional<ScoredDocuments.LikelihoodScorer> judge,
    Optional<ScoredDocuments.LikelihoodScorer> first) {}
