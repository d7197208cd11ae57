/** How much text flows from authors through curators to models. */
package wellspring.dashboards.flow;
