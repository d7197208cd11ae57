package wellspring.infra.lab;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wellspring.infra.run.RunDirectory;

/**
 * Where and how a run is recorded.
 *
 * @param directory makes the run's folder; called once, when all else that the run needs is there
 * @param changes how the scenario differs from the one that was written, as overrides of it
 * @param repeat the command that repeats the run; asked at its start and once more at its end, when
 *     it may have been steered
 * @param export makes other files of those that the run left, before its manifest says that it is
 *     over; the run is no worse if that fails
 */
public record RecordingOptions(
    Supplier<RunDirectory> directory,
    List<String> changes,
    Function<RunDirectory, String> repeat,
    Consumer<RunDirectory> export) {
  public RecordingOptions {
    changes = List.copyOf(changes);
  }
}
