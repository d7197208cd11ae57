package wellspring.infra.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.page.ListenAddress;
import wellspring.model.engine.DevicePool;

/**
 * What the user of {@code wellspring run} asked for.
 *
 * @param changes how the scenario differs from the one that was written, as overrides of it
 * @param opening how the run begins
 * @param out the folder to make the run's directory in
 * @param repeat the command that repeats the run
 * @param origin where it begins
 */
record RunOptions(
    Scenario scenario,
    List<String> changes,
    StartOptions opening,
    ExecutionOptions execution,
    Path out,
    DisplayOptions display,
    RepeatLine repeat,
    RunOrigin origin) {
  RunOptions {
    changes = List.copyOf(changes);
  }

  /**
   * By what means a run is done; no result depends on it.
   *
   * @param device where neural models are trained, as {@link DevicePool#open} takes it
   */
  record ExecutionOptions(LogChoice kafka, String device, int threads) {}

  /**
   * How a run is shown.
   *
   * @param targets the folder in which Prometheus is told of the run; empty for none
   * @param linger how long the finished run is shown; empty for until somebody ends it
   * @param report whether it leaves a report
   * @param shared whether everybody on this machine may read its directory
   */
  record DisplayOptions(
      ListenAddress listening,
      Optional<Path> targets,
      Optional<Duration> linger,
      boolean report,
      boolean shared) {}
}
