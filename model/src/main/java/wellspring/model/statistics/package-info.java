/** How sure one can be of a figure: intervals over replicas, and where a curve crosses a level. */
package wellspring.model.statistics;
