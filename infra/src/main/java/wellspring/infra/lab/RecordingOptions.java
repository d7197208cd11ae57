package wellspring.infra.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunFork;

/**
 * Where and how a run is recorded.
 *
 * @param directory makes the run's folder; called once, when all else that the run needs is there
 * @param continued if the folder is that of a run that was stopped, which now goes on: what is no
 *     longer as it was, in sentences
 * @param forked where it was forked from other runs, oldest first
 * @param changes how the scenario differs from the one that was written, as overrides of it
 * @param repeat the command that repeats the run; asked at its start and once more at its end, when
 *     it may have been steered
 * @param export makes other files of those that the run left, before its manifest says that it is
 *     over; the run is no worse if that fails
 */
public record RecordingOptions(
    Supplier<RunDirectory> directory,
    Optional<List<String>> continued,
    List<RunFork> forked,
    List<String> changes,
    Function<RunDirectory, String> repeat,
    Consumer<RunDirectory> export) {
  public RecordingOptions {
    forked = List.copyOf(forked);
    changes = List.copyOf(changes);
  }

  /** For a run that begins. */
  public RecordingOptions(
      Supplier<RunDirectory> directory,
      List<String> changes,
      Function<RunDirectory, String> repeat,
      Consumer<RunDirectory> export) {
    this(directory, Optional.empty(), List.of(), changes, repeat, export);
  }

  /** The same for a run that is the child of another one. */
  public RecordingOptions forked(List<RunFork> forks) {
    return new RecordingOptions(directory, continued, forks, changes, repeat, export);
  }

  /**
   * The same for a run that was stopped, and goes on in the folder that it has.
   *
   * @param differences what is no longer as it was, in sentences
   */
  public RecordingOptions continuing(List<String> differences) {
    return new RecordingOptions(
        directory, Optional.of(List.copyOf(differences)), forked, changes, repeat, export);
  }

  boolean continues() {
    return continued.isPresent();
  }

  List<String> differences() {
    return continued.orElse(List.of());
  }
}
