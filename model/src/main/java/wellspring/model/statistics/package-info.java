/**
 * How sure one can be of a figure: intervals over replicas, and where a curve crosses a level.
 *
 * <p>Means have Student's t, medians the interval between order statistics. A {@link
 * wellspring.model.statistics.ThresholdSearch} looks for a crossing on a smooth monotone curve
 * through the figures of the places, and asks of every place on the axis whether the data reject it
 * as the crossing.
 */
package wellspring.model.statistics;
