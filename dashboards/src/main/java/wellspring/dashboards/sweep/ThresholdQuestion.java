package wellspring.dashboards.sweep;

import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.ThresholdLevel;

/**
 * The question that a sweep answers: where does a measure cross a level?
 *
 * @param measure its id, for example {@code diversity}
 * @param level the value that counts as crossed
 * @param statistic what stands for the replicas of a setting
 */
public record ThresholdQuestion(String measure, ThresholdLevel level, Statistic statistic) {}
