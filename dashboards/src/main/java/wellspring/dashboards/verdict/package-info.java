/** What a run showed, in plain words. */
package wellspring.dashboards.verdict;
