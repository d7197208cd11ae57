/** Queries for Prometheus, written from the catalogue of metrics. */
package wellspring.dashboards.promql;
