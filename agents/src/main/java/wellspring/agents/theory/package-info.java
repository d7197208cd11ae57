/**
 * What theory says of a scenario: lines that are solved, the assumptions of each checked against
 * the scenario one by one.
 *
 * <p>Theory is closed-world. A line names the keys that it has accounted for ({@link
 * wellspring.agents.theory.AccountedKeys}); where any other key that could touch the model is not
 * at its default, it predicts nothing. So whoever adds a key to the schema need not think of theory
 * for its predictions to stay right, and a line speaks of the new key as soon as it names it.
 */
package wellspring.agents.theory;
