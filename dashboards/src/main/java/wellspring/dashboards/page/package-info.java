/** The live page: what it is told of a run, and the files that it is made of. */
package wellspring.dashboards.page;
