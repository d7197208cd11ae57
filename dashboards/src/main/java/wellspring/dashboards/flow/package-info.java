/** How much text goes from whom to whom. */
package wellspring.dashboards.flow;
