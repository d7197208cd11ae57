/** What a run shows in a terminal. */
package wellspring.dashboards.terminal;
