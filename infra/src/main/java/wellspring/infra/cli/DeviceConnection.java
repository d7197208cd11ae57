package wellspring.infra.cli;

import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Learners;
import wellspring.model.engine.Devices;

/**
 * What a run's neural models are trained on; nothing, and nothing is loaded, where there are none.
 *
 * @param choice as {@link Devices#open} takes it
 */
record DeviceConnection(Optional<Devices> devices, String choice) implements AutoCloseable {

  /**
   * Opens what was chosen, if a scenario needs it.
   *
   * @throws wellspring.model.engine.DeviceException if it is not there
   */
  static DeviceConnection open(String choice, Scenario scenario) {
    return new DeviceConnection(
        Learners.needDevice(scenario) ? Optional.of(Devices.open(choice)) : Optional.empty(),
        choice);
  }

  /** What it is, in words; empty if there is none. */
  String description() {
    return devices.map(opened -> choice).orElse("");
  }

  @Override
  public void close() {
    devices.ifPresent(Devices::close);
  }
}
