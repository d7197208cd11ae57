package wellspring.infra.cli;

import java.util.Optional;
import wellspring.agents.context.RunLearners;
import wellspring.agents.scenario.Scenario;
import wellspring.model.engine.DevicePool;

/**
 * What a run's neural models are trained on; nothing, and nothing is loaded, where there are none.
 */
record DeviceConnection(Optional<DevicePool> devices) implements AutoCloseable {

  /**
   * Opens what was chosen, if a scenario needs it.
   *
   * @param choice as {@link DevicePool#open} takes it
   * @throws wellspring.model.engine.DeviceException if it is not there
   */
  static DeviceConnection open(String choice, Scenario scenario, ConsoleOutput console) {
    return open(choice, RunLearners.onDevice(scenario), console);
  }

  /**
   * Opens what was chosen, if anything needs it.
   *
   * @param models how many models are trained at once
   * @throws wellspring.model.engine.DeviceException if it is not there
   */
  static DeviceConnection open(String choice, int models, ConsoleOutput console) {
    if (models == 0) {
      return new DeviceConnection(Optional.empty());
    }
    DevicePool.unpacksInto()
        .ifPresent(
            folder -> console.line("unpacking the tensor engine into %s, once".formatted(folder)));
    console.status("Loading the tensor engine ...");
    return new DeviceConnection(Optional.of(DevicePool.open(choice, models)));
  }

  /** What it is, in words; empty if there is none. */
  String description() {
    return devices.map(DevicePool::description).orElse("");
  }

  @Override
  public void close() {
    devices.ifPresent(DevicePool::close);
  }
}
