package wellspring.model.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/** Where on an axis a measure crosses a level, or why that cannot be said. */
public sealed interface Threshold {

  /** The value that is crossed; empty if that cannot be said. */
  OptionalDouble crossed();

  /** Where the crossing probably is; empty if that cannot be said. */
  Optional<Interval> probably();

  /** The neighbouring places between which it is; empty if that cannot be said. */
  Optional<Interval> betweenPlaces();

  /**
   * A crossing between two places that lie close enough together to say where.
   *
   * @param at where the curve through the figures has the level
   * @param interval where the crossing probably is; 0 and infinity stand for ends that the data
   *     leave open
   * @param level the value that is crossed
   * @param around the neighbouring places between which the figures cross
   */
  record Found(double at, Interval interval, double level, Interval around) implements Threshold {
    @Override
    public OptionalDouble crossed() {
      return OptionalDouble.of(level);
    }

    @Override
    public Optional<Interval> probably() {
      return Optional.of(interval);
    }

    @Override
    public Optional<Interval> betweenPlaces() {
      return Optional.of(around);
    }
  }

  /**
   * A crossing of which no more is known than the places between which it is.
   *
   * @param around these places
   * @param interval where the crossing probably is: all of that, and more where chance may have
   *     moved it
   * @param level the value that is crossed, in the middle of them
   * @param cause why no more is known
   */
  record Between(Interval around, Interval interval, double level, Cause cause)
      implements Threshold {
    @Override
    public OptionalDouble crossed() {
      return OptionalDouble.of(level);
    }

    @Override
    public Optional<Interval> probably() {
      return Optional.of(interval);
    }

    @Override
    public Optional<Interval> betweenPlaces() {
      return Optional.of(around);
    }

    /** Why a crossing has no place of its own. */
    public enum Cause {
      /** More than half of the whole change lies between these two places. */
      JUMP,
      /** The figures cross several times; these are the outermost places. */
      REPEATED
    }
  }

  /**
   * There is no answer.
   *
   * @param reason why, and what would help
   */
  record Refused(String reason) implements Threshold {
    @Override
    public OptionalDouble crossed() {
      return OptionalDouble.empty();
    }

    @Override
    public Optional<Interval> probably() {
      return Optional.empty();
    }

    @Override
    public Optional<Interval> betweenPlaces() {
      return Optional.empty();
    }
  }
}
