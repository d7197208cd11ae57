/** Prometheus: what it may ask a run. */
package wellspring.infra.metrics;
