package wellspring.infra.lab;

import java.util.List;
import java.util.Optional;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.scenario.PastScenario;

/**
 * The rounds of a run that are those of another one.
 *
 * @param scenarios what was in force in them, oldest first; none for a run that is nobody's child
 * @param source where its events come from; empty if its log has them
 */
public record ForkedPast(List<PastScenario> scenarios, Optional<PastSource> source) {
  /** That of a run that begins with its first round. */
  public static final ForkedPast NONE = new ForkedPast(List.of(), Optional.empty());

  public ForkedPast {
    scenarios = List.copyOf(scenarios);
  }

  /** What the run it was forked from has kept; nothing if it was not. */
  CheckpointStore checkpoints() {
    return source.map(PastSource::checkpoints).orElse(CheckpointStore.NOWHERE);
  }
}
