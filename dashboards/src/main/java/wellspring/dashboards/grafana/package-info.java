/** The boards for Grafana. */
package wellspring.dashboards.grafana;
