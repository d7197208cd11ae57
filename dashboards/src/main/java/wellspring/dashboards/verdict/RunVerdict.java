package wellspring.dashboards.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import wellspring.agents.event.Measured;
import wellspring.dashboards.verdict.History.FirstLast;

/**
 * The verdict on a run that goes on. Whoever asks, a round is judged once at most. Safe to share
 * between threads.
 */
public final class RunVerdict {
  private final Judge judge;
  private final History history = new History();
  private Optional<Verdict> latest = Optional.empty();

  /** A verdict on a run without a closed round. */
  public RunVerdict(Judge judge) {
    this.judge = judge;
  }

  /** Takes a closed round's measurements in; the rounds come in their order. */
  public synchronized void add(List<Measured> measurements) {
    history.add(measurements);
    latest = Optional.empty();
  }

  /** What is to be said after the rounds up to now. */
  public synchronized Verdict now() {
    Verdict verdict = latest.orElseGet(() -> judge.of(history));
    latest = Optional.of(verdict);
    return verdict;
  }

  /** The first and the last value of what was measured, by model, then by measure. */
  public synchronized SortedMap<String, Map<String, FirstLast>> ends() {
    return history.models();
  }
}
