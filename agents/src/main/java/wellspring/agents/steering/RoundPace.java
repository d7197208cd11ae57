package wellspring.agents.steering;

import java.util.OptionalDouble;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Steered;

/**
 * How fast rounds follow each other.
 *
 * @param paused whether the run waits before its next round
 * @param steps how many rounds it does all the same
 * @param roundsPerSecond how many rounds it opens in a second at most; empty for as many as it can
 */
public record RoundPace(boolean paused, int steps, OptionalDouble roundsPerSecond) {

  /** Whether the next round may be opened, as far as people are concerned. */
  public boolean mayOpen() {
    return !paused || steps > 0;
  }

  RoundPace afterOpening() {
    return new RoundPace(paused, Math.max(0, steps - 1), roundsPerSecond);
  }

  RoundPace after(Steered event) {
    return switch (event.kind()) {
      case PAUSED -> new RoundPace(true, 0, roundsPerSecond);
      case RESUMED -> new RoundPace(false, 0, roundsPerSecond);
      case STEPPED -> new RoundPace(true, paused ? steps + 1 : 1, roundsPerSecond);
      case SPEED -> new RoundPace(paused, steps, limit((SpeedSet) event));
      case INTERVENED, DOCUMENT -> this;
    };
  }

  private static OptionalDouble limit(SpeedSet speed) {
    return speed.roundsPerSecond() > 0
        ? OptionalDouble.of(speed.roundsPerSecond())
        : OptionalDouble.empty();
  }
}
