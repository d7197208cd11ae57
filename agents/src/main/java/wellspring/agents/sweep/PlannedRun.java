package wellspring.agents.sweep;

import wellspring.model.random.Seed;

/**
 * One run of a sweep.
 *
 * @param number from 1; the same whenever the sweep is planned again
 * @param point what is run
 * @param replica from 1
 * @param seed the root of its chance: that of the replica at all points, or one of this run alone,
 *     as the sweep's luck says
 */
public record PlannedRun(int number, GridPoint point, int replica, Seed seed) {}
