/**
 * What theory says of a scenario: lines that are solved, the assumptions of each checked against
 * the scenario one by one.
 */
package wellspring.agents.theory;
