/**
 * What a scenario says of people beside how much they write: who reads, who is paid, who is helped,
 * and who imitates.
 */
package wellspring.agents.scenario.society;
