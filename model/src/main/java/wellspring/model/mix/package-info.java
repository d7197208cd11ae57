/**
 * What models train on: the human fraction over rounds, and what they keep between generations.
 *
 * <p>A {@link wellspring.model.mix.MemoryRegime} is declared in one place, for scenarios as for
 * people; what it does is its {@link wellspring.model.mix.MemoryRule}. A {@link
 * wellspring.model.mix.RetentionRule} is a rule that exact theory can follow, so that simulation
 * and prediction cannot differ.
 */
package wellspring.model.mix;
