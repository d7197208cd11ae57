/** The alert rules for Prometheus. */
package wellspring.dashboards.alert;
