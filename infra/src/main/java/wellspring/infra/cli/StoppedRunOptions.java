package wellspring.infra.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.infra.run.StoppedRun;

/** What going on with a run that was stopped comes to: {@code resume}, or another node's turn. */
final class StoppedRunOptions {
  private StoppedRunOptions() {}

  /**
   * The options of a run that goes on.
   *
   * @param rounds how many rounds it is to have; empty if as many as were planned
   */
  static RunOptions of(
      StoppedRun stopped,
      Optional<Integer> rounds,
      RunOptions.ExecutionOptions execution,
      RunOptions.DisplayOptions display) {
    return new RunOptions(
        stopped.scenario(),
        changes(stopped, rounds),
        stopped.opening(),
        execution,
        stopped.directory().path().getParent(),
        display,
        repeat(stopped, rounds),
        RunOrigin.of(stopped));
  }

  private static List<String> changes(StoppedRun stopped, Optional<Integer> rounds) {
    List<String> changes = new ArrayList<>(stopped.manifest().changes().orElseGet(List::of));
    rounds.ifPresent(
        number -> {
          changes.removeIf(change -> change.startsWith("rounds="));
          changes.add("rounds=" + number);
        });
    return changes;
  }

  private static RepeatLine repeat(StoppedRun stopped, Optional<Integer> rounds) {
    RepeatLine repeat = RepeatLine.of(stopped.manifest().subject().repeat());
    return rounds.map(repeat::lengthened).orElse(repeat);
  }
}
