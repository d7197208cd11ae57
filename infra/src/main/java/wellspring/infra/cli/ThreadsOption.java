package wellspring.infra.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads work. */
final class ThreadsOption {
  private static final int THREADS_MAX = 1_024;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** How many they are; who asks for none or too many is told so. */
  int count() {
    if (threads < 1 || threads > THREADS_MAX) {
      throw new ParameterException(
          spec.commandLine(),
          "--threads must be between 1 and " + THREADS_MAX + ", not " + threads);
    }
    return threads;
  }
}
