/** Figures: curves with their uncertainty and what theory says, as files that can be published. */
package wellspring.dashboards.plot;
