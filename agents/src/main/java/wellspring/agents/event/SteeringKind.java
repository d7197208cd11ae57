package wellspring.agents.event;

import java.util.Locale;
import java.util.Optional;

/** What people can do to a run. Whatever depends on it switches over all of them. */
public enum SteeringKind {
  PAUSED(Optional.of(true)),
  RESUMED(Optional.of(false)),
  STEPPED(Optional.of(true)),
  SPEED(Optional.empty()),
  INTERVENED(Optional.empty()),
  DOCUMENT(Optional.empty());

  private final Optional<Boolean> paused;

  SteeringKind(Optional<Boolean> paused) {
    this.paused = paused;
  }

  /** What pages, files and metrics call it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the run waits from then on; empty if it is left as it is. */
  public Optional<Boolean> paused() {
    return paused;
  }
}
