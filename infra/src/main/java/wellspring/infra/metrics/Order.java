package wellspring.infra.metrics;

import java.util.Locale;
import java.util.Optional;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Resumed;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ControlEvent.Stepped;

/** What somebody can order while a run goes on, as the label {@code kind} names it. */
enum Order {
  PAUSED(Optional.of(true)),
  RESUMED(Optional.of(false)),
  STEPPED(Optional.of(true)),
  SPEED(Optional.empty()),
  INTERVENED(Optional.empty()),
  DOCUMENT(Optional.empty());

  private final Optional<Boolean> paused;

  Order(Optional<Boolean> paused) {
    this.paused = paused;
  }

  static Order of(Steered event) {
    if (event instanceof Paused) {
      return PAUSED;
    } else if (event instanceof Resumed) {
      return RESUMED;
    } else if (event instanceof Stepped) {
      return STEPPED;
    } else if (event instanceof SpeedSet) {
      return SPEED;
    } else if (event instanceof Intervened) {
      return INTERVENED;
    } else if (event instanceof DocumentOffered) {
      return DOCUMENT;
    }
    throw new IllegalArgumentException("unknown order " + event);
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the run waits from then on; empty if the order does not touch that. */
  Optional<Boolean> paused() {
    return paused;
  }
}
