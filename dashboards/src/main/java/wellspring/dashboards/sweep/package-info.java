/** What a sweep showed: its rows, and what is made of them for people. */
package wellspring.dashboards.sweep;
