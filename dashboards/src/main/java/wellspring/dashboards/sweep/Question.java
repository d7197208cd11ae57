package wellspring.dashboards.sweep;

import wellspring.model.statistics.Level;
import wellspring.model.statistics.Statistic;

/**
 * What a sweep shall answer: where a measure crosses a level.
 *
 * @param measure its id, for example {@code diversity}
 * @param level the value that counts as crossed
 * @param statistic what stands for the replicas of a setting
 */
public record Question(String measure, Level level, Statistic statistic) {}
