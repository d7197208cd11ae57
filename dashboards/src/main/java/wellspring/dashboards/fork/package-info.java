/**
 * What many futures of one past show: {@link wellspring.dashboards.fork.ReplicaFigures} holds what
 * came of each of them, {@link wellspring.dashboards.fork.FanChart} draws how far they spread,
 * {@link wellspring.dashboards.fork.ForkFindings} says how much was decided before they parted.
 */
package wellspring.dashboards.fork;
