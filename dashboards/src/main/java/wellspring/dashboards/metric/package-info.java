/** The catalogue of metrics: what a run tells Prometheus, in one place. */
package wellspring.dashboards.metric;
