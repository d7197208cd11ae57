package wellspring.infra.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found out about a run.
 *
 * @param rounds how many closed rounds were read
 * @param events how many events of them
 * @param checkpoints how many checkpoints
 * @param faults what is not as it should be, a sentence each; none if all is well
 */
public record VerifyResult(int rounds, long events, int checkpoints, List<String> faults) {
  public VerifyResult {
    faults = List.copyOf(faults);
  }

  /** That of a run whose log does not even tell which rounds it has. */
  public static VerifyResult unreadable(String why) {
    return new VerifyResult(0, 0, 0, List.of(why));
  }

  /** The same with what else was found. */
  public VerifyResult and(List<String> more) {
    List<String> all = new ArrayList<>(faults);
    all.addAll(more);
    return new VerifyResult(rounds, events, checkpoints, all);
  }

  /** Whether all is as it should be. */
  public boolean isSound() {
    return faults.isEmpty();
  }
}
