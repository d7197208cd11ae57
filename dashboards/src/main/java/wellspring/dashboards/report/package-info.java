/** What runs and sweeps showed, as pages that can be kept, printed and passed on. */
package wellspring.dashboards.report;
