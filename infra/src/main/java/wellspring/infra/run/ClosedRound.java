package wellspring.infra.run;

import java.util.List;
import wellspring.agents.event.Measured;
import wellspring.agents.event.ModelReleased;

/**
 * What a round showed, now that it is closed.
 *
 * @param round the round, from 0
 * @param measurements what was measured, sorted by id
 * @param releases which generations were released, sorted by id
 */
public record ClosedRound(int round, List<Measured> measurements, List<ModelReleased> releases) {
  public ClosedRound {
    measurements = List.copyOf(measurements);
    releases = List.copyOf(releases);
  }
}
