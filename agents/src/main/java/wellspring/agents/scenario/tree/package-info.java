/**
 * How values stand in a scenario. A {@link wellspring.agents.scenario.tree.Codec} is one
 * declaration for both directions: what reads a key writes it, too, so that nothing can be read
 * that is written otherwise. Codecs read trees that the schema has found valid.
 */
package wellspring.agents.scenario.tree;
