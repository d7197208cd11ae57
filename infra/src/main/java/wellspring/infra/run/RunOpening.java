package wellspring.infra.run;

import java.util.List;
import java.util.OptionalDouble;
import wellspring.agents.steering.StartOptions;

/**
 * How a run began, as its manifest has it: a run that was stopped goes on by the same rules.
 *
 * @param paused whether it waited before its first round
 * @param speed how many rounds it opened in a second at most; null for as many as it could
 * @param script the steering of an earlier run that it repeats, as lines of {@link SteeringFile}
 */
public record RunOpening(boolean paused, Double speed, List<String> script) {
  /** At once, at full speed, without steering. */
  public static final RunOpening AT_ONCE = of(StartOptions.PLAIN);

  public RunOpening {
    script = List.copyOf(script);
  }

  /** The opening of a run that begins. */
  public static RunOpening of(StartOptions options) {
    return new RunOpening(
        options.paused(),
        options.speed().isPresent() ? options.speed().getAsDouble() : null,
        options.script().stream().map(SteeringFile::line).toList());
  }

  /**
   * The opening as the run itself takes it.
   *
   * @throws RunException if the script is damaged
   */
  public StartOptions options() {
    return new StartOptions(
        paused,
        speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed),
        SteeringFile.ofLines(script));
  }
}
