package wellspring.infra.lab;

import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.model.random.Seed;

/**
 * What is asked of a lab: a run.
 *
 * @param name what it is called in the log; one that is recorded in a log of its own is called as
 *     its folder
 * @param scenario what is run
 * @param seed the root of its chance; that of the scenario, if the run is recorded
 * @param opening how it begins
 * @param keepsProbes whether the texts that figures come from are published too
 * @param keepsLog whether all of its log can be read when it is over, though it lies in memory
 * @param recording where it is recorded; empty if nothing of it is to be left
 * @param observers who is told how it goes; without any, and without a recording, its log is not
 *     read before it ends
 * @param clock since when it has been going on
 * @param past which of its rounds are another run's
 */
public record RunRequest(
    String name,
    Scenario scenario,
    Seed seed,
    StartOptions opening,
    boolean keepsProbes,
    boolean keepsLog,
    Optional<RecordingOptions> recording,
    List<RunObserver> observers,
    RunClock clock,
    ForkedPast past) {
  public RunRequest {
    observers = List.copyOf(observers);
    if (recording.isPresent() && seed.value() != scenario.seed()) {
      throw new IllegalArgumentException(
          "the scenario that is recorded has the seed %d, not %d"
              .formatted(scenario.seed(), seed.value()));
    }
  }

  /** Whether it is a run that was stopped, and goes on. */
  boolean continues() {
    return recording.map(RecordingOptions::continues).orElse(false);
  }

  /** A run of a scenario that begins at once, is not recorded, and which nobody observes. */
  public static RunRequest of(Scenario scenario) {
    return new RunRequest(
        scenario.name(),
        scenario,
        new Seed(scenario.seed()),
        StartOptions.PLAIN,
        false,
        true,
        Optional.empty(),
        List.of(),
        RunClock.begin(),
        ForkedPast.NONE);
  }

  /** The same under a name. */
  public RunRequest called(String newName) {
    return new RunRequest(
        newName, scenario, seed, opening, keepsProbes, keepsLog, recording, observers, clock, past);
  }

  /** The same with another root of chance. */
  public RunRequest seeded(Seed newSeed) {
    return new RunRequest(
        name, scenario, newSeed, opening, keepsProbes, keepsLog, recording, observers, clock, past);
  }

  /** The same with another beginning. */
  public RunRequest opening(StartOptions newOpening) {
    return new RunRequest(
        name, scenario, seed, newOpening, keepsProbes, keepsLog, recording, observers, clock, past);
  }

  /** The same, recorded, with the texts that figures come from. */
  public RunRequest recorded(RecordingOptions newRecording) {
    return new RunRequest(
        name,
        scenario,
        seed,
        opening,
        true,
        keepsLog,
        Optional.of(newRecording),
        observers,
        clock,
        past);
  }

  /** The same with these observers alone. */
  public RunRequest observedBy(RunObserver... newObservers) {
    return new RunRequest(
        name,
        scenario,
        seed,
        opening,
        keepsProbes,
        keepsLog,
        recording,
        List.of(newObservers),
        clock,
        past);
  }

  /** The same for one whose log nobody reads once all who follow the run have. */
  public RunRequest lettingGoOfLog() {
    return new RunRequest(
        name, scenario, seed, opening, keepsProbes, false, recording, observers, clock, past);
  }

  /** The same with a past that is another run's. */
  public RunRequest after(ForkedPast newPast) {
    return new RunRequest(
        name, scenario, seed, opening, keepsProbes, keepsLog, recording, observers, clock, newPast);
  }

  /** The same, going on since a moment. */
  public RunRequest since(RunClock newClock) {
    return new RunRequest(
        name, scenario, seed, opening, keepsProbes, keepsLog, recording, observers, newClock, past);
  }
}
