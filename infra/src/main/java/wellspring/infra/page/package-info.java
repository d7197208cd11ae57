/** The server of the live page: what a browser and Prometheus may ask of a run under way. */
package wellspring.infra.page;
