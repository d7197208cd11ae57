package wellspring.infra.run;

import java.util.List;

/**
 * Where a run was forked from another one, with which it shares all rounds up to that.
 *
 * @param parent the other run's name
 * @param path the other run's folder, as it was then
 * @param round the last round that they share
 * @param fingerprint the fingerprint of all rounds that they share
 * @param changes what holds instead of the parent's scenario in later rounds, as overrides of it
 * @param seed the root of chance in later rounds
 * @param differences what was no longer as it was when the parent began, in sentences; the user
 *     wanted it all the same
 */
public record RunFork(
    String parent,
    String path,
    int round,
    String fingerprint,
    List<String> changes,
    long seed,
    List<String> differences) {
  public RunFork {
    changes = List.copyOf(changes);
    differences = List.copyOf(differences);
  }

  /** What is otherwise from then on: "curators.desk.human=0.1 with the seed 7", for example. */
  public String words() {
    String changed = changes.isEmpty() ? "the same settings" : String.join(" ", changes);
    return "%s with the seed %d".formatted(changed, seed);
  }

  /** Whose child the run is: "a fork of X after round 4". */
  public String origin() {
    return "a fork of %s after round %d".formatted(parent, round);
  }

  /** How many rounds they share. */
  public int rounds() {
    return round + 1;
  }
}
