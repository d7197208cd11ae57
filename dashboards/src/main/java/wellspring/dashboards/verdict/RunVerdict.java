package wellspring.dashboards.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.verdict.MeasureHistory.FirstLast;

/**
 * The verdict on a run that goes on. A round is judged once at most, however often it is asked for.
 * Safe to share between threads.
 */
public final class RunVerdict {
  private final Supplier<CollapseJudge> judges;
  private final MeasureHistory history = new MeasureHistory();
  private Optional<CollapseJudge> judge = Optional.empty();
  private Optional<Verdict> latest = Optional.empty();

  /** A verdict on a run without a closed round. */
  public RunVerdict(CollapseJudge judge) {
    this(() -> judge);
  }

  /**
   * A verdict on a run without a closed round.
   *
   * @param judges gives the judge, once, when somebody asks for the verdict, which few do of the
   *     many runs of a sweep
   */
  public RunVerdict(Supplier<CollapseJudge> judges) {
    this.judges = judges;
  }

  /** Takes a closed round's measurements in; the rounds come in their order. */
  public synchronized void add(List<ModelMeasured> measurements) {
    history.add(measurements);
    latest = Optional.empty();
  }

  /** What is to be said after the rounds up to now. */
  public synchronized Verdict now() {
    judge = Optional.of(judge.orElseGet(judges));
    Verdict verdict = latest.orElseGet(() -> judge.get().of(history));
    latest = Optional.of(verdict);
    return verdict;
  }

  /** The first and the last value of what was measured, by model, then by measure. */
  public synchronized SortedMap<String, Map<String, FirstLast>> ends() {
    return history.models();
  }
}
