package wellspring.agents.night;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Goes through schedules, one after the other, until one of them fails.
 *
 * <p>It speaks to its callers in terms of the JDK, because theirs may be other classes of the same
 * names: those of a program with a fault.
 */
final class NightWatch implements BiFunction<Long, Integer, Optional<String[]>> {
  /** In one of so many schedules there is a second night, in which agents move. */
  private static final int MOVED = 16;

  /**
   * A schedule that failed.
   *
   * @param invariant what did not hold, in a word or two
   * @param cause what exactly
   * @param trace the last that happened before
   */
  record Failure(long schedule, String invariant, Throwable cause, String trace) {
    /** What is to be done to see it again. */
    String replay() {
      return "mvn -o test -pl model,agents -Dtest=NightTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dwellspring.night.first="
          + schedule
          + " -Dwellspring.night.schedules=1";
    }
  }

  /** The first schedule that fails of so many; empty if none does. */
  static Optional<Failure> firstFailure(long first, int schedules) {
    try (NightSystem system = NightSystem.open()) {
      for (long schedule = first; schedule < first + schedules; schedule++) {
        Trace trace = new Trace();
        try {
          Night.run(system, schedule, trace);
          if (schedule % MOVED == 0) {
            trace.add("agents move", schedule);
            var unused = MovedNight.run(system, schedule);
          }
        } catch (RuntimeException | LinkageError | AssertionError e) {
          system.abandon();
          String invariant = e instanceof Violation violation ? violation.invariant() : "errors";
          return Optional.of(new Failure(schedule, invariant, e, trace.text()));
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public Optional<String[]> apply(Long first, Integer schedules) {
    return firstFailure(first, schedules)
        .map(
            failure ->
                new String[] {
                  Long.toString(failure.schedule()), failure.invariant(), failure.cause().toString()
                });
  }
}
