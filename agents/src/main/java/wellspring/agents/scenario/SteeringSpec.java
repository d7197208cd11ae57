package wellspring.agents.scenario;

import java.util.List;

/**
 * What people may change while a run goes on.
 *
 * @param interventions the keys of {@code curators.NAME} that they may change
 * @param documents whether they may write documents
 */
public record SteeringSpec(List<String> interventions, boolean documents) {
  /** Nobody steers. */
  public static final SteeringSpec NONE = new SteeringSpec(List.of(), false);

  public SteeringSpec {
    interventions = List.copyOf(interventions);
  }
}
