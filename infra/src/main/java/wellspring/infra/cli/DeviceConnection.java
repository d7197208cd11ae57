package wellspring.infra.cli;

import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Learners;
import wellspring.model.engine.Devices;

/**
 * What a run's neural models are trained on; nothing, and nothing is loaded, where there are none.
 */
record DeviceConnection(Optional<Devices> devices) implements AutoCloseable {

  /**
   * Opens what was chosen, if a scenario needs it.
   *
   * @param choice as {@link Devices#open} takes it
   * @throws wellspring.model.engine.DeviceException if it is not there
   */
  static DeviceConnection open(String choice, Scenario scenario, Console console) {
    return open(choice, Learners.onDevice(scenario), console);
  }

  /**
   * Opens what was chosen, if anything needs it.
   *
   * @param models how many models are trained at once
   * @throws wellspring.model.engine.DeviceException if it is not there
   */
  static DeviceConnection open(String choice, int models, Console console) {
    if (models == 0) {
      return new DeviceConnection(Optional.empty());
    }
    Devices.unpacksInto()
        .ifPresent(
            folder -> console.line("unpacking the tensor engine into %s, once".formatted(folder)));
    console.status("Loading the tensor engine ...");
    return new DeviceConnection(Optional.of(Devices.open(choice, models)));
  }

  /** What it is, in words; empty if there is none. */
  String description() {
    return devices.map(Devices::description).orElse("");
  }

  @Override
  public void close() {
    devices.ifPresent(Devices::close);
  }
}
