package wellspring.infra.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether something is lost, why, and who is to be told. It is lost once at most, and everybody who
 * asks is told once: when it happens, or at once if it already has. Safe to use from many threads.
 */
final class LossNotice {
  private final List<Consumer<String>> observers = new ArrayList<>();
  private Optional<String> reason = Optional.empty();

  /** Why it is lost; empty if it is not. */
  synchronized Optional<String> reason() {
    return reason;
  }

  /** Tells an observer the reason: at once if it is lost already, else when it is. */
  void onLoss(Consumer<String> observer) {
    Optional<String> known;
    synchronized (this) {
      known = reason;
      if (known.isEmpty()) {
        observers.add(observer);
      }
    }
    known.ifPresent(observer);
  }

  /**
   * Keeps the reason, unless there is one already. The caller tells the observers, without holding
   * a lock.
   *
   * @return who is to be told now, in the order in which they asked; empty if it was lost before
   */
  synchronized List<Consumer<String>> lost(String why) {
    if (reason.isPresent()) {
      return List.of();
    }
    reason = Optional.of(why);
    return List.copyOf(observers);
  }
}
