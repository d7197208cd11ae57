/** Curators, who compose corpora from what documents claim to be. */
package wellspring.agents.curator;
