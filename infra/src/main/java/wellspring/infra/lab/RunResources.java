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
 */
public record RunResources(
    SharedLanguages languages, Optional<DevicePool> devices, LogSource logs, int threads) {

  /** What the devices are, in words; empty if there are none. */
  String device() {
    return devices.map(DevicePool::description).orElse("");
  }
}
