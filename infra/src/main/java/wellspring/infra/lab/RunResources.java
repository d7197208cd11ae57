package wellspring.infra.lab;

import java.util.Optional;
import wellspring.model.engine.DevicePool;

/**
 * What all runs of a lab share; no result depends on it.
 *
 * @param languages those that runs speak: equal specifications are one language
 * @param devices what neural models are trained on; empty if there are none
 * @param logs where the runs' events go
 * @param threads how many threads work, and how many the agents share, at least 1
 * @param placement where the agents of a run live; empty for in this process
 */
public record RunResources(
    SharedLanguages languages,
    Optional<DevicePool> devices,
    LogSource logs,
    int threads,
    Optional<RunPlacement> placement) {

  /** What runs share whose agents live in this process. */
  public RunResources(
      SharedLanguages languages, Optional<DevicePool> devices, LogSource logs, int threads) {
    this(languages, devices, logs, threads, Optional.empty());
  }

  /** The same for runs whose agents live elsewhere. */
  public RunResources placedBy(RunPlacement place) {
    return new RunResources(languages, devices, logs, threads, Optional.of(place));
  }

  /** What the devices are, in words; empty if there are none. */
  String device() {
    return devices.map(DevicePool::description).orElse("");
  }
}
