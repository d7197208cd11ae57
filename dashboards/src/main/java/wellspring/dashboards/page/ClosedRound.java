package wellspring.dashboards.page;

import java.util.List;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.dashboards.flow.RoundFlows;

/**
 * What a round showed, now that it is closed.
 *
 * @param round the round, from 0
 * @param measurements what was measured, sorted by id
 * @param releases which generations were released, sorted by id
 * @param flows how much text went from whom to whom
 */
public record ClosedRound(
    int round, List<ModelMeasured> measurements, List<ModelReleased> releases, RoundFlows flows) {
  public ClosedRound {
    measurements = List.copyOf(measurements);
    releases = List.copyOf(releases);
  }

  /** A round whose texts are not needed. */
  public ClosedRound(int round, List<ModelMeasured> measurements, List<ModelReleased> releases) {
    this(round, measurements, releases, RoundFlows.NONE);
  }
}
