/** What theory says of a scenario, as people read it. */
package wellspring.dashboards.theory;
