/**
 * The contract with other programs, made from the records that are sent: JSON Schemas, an AsyncAPI
 * document, and a page for people. What they say in words is what the records' comments say.
 */
package wellspring.dashboards.contract;
