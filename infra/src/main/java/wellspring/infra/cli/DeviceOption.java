package wellspring.infra.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where neural models are trained. */
final class DeviceOption {
  /** What is taken if nothing is said. */
  static final String DEFAULT = "auto";

  private static final String CHOICES = "auto|cpu|gpu|gpu:\\d{1,3}";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu|gpu:N",
      description =
          "Where neural models are trained: on every GPU that is there, else on the processor "
              + "(auto, the default), on the processor, on all GPUs, or on one of them.")
  private Optional<String> device = Optional.empty();

  /**
   * The device that was asked for.
   *
   * @return empty if none was
   * @throws ParameterException if there is no such choice
   */
  Optional<String> said() {
    device
        .filter(name -> !name.matches(CHOICES))
        .ifPresent(
            name -> {
              throw new ParameterException(
                  spec.commandLine(),
                  "--device must be auto, cpu, gpu or gpu:N, not '" + name + "'");
            });
    return device;
  }

  /**
   * The device that is taken.
   *
   * @throws ParameterException if there is no such choice
   */
  String choice() {
    return said().orElse(DEFAULT);
  }
}
