package wellspring.model.mix;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The human fraction over rounds. Round 0 is the first. */
public sealed interface Schedule {

  /**
   * The human fraction that is aimed at in a round; empty where none is, so that it becomes what it
   * is among all that was written.
   */
  Optional<Share> at(int round);

  /** Whether there is a round in which no fraction is aimed at. */
  default boolean mayBeNatural() {
    return false;
  }

  /** A schedule that says the same for every round. */
  sealed interface Level extends Schedule {
    /** The one that aims at a fraction, or at none. */
    static Level of(Optional<Share> aim) {
      return aim.<Level>map(Constant::new).orElse(Natural.FRACTION);
    }
  }

  /** The same fraction in every round. */
  record Constant(Share share) implements Level {
    @Override
    public Optional<Share> at(int round) {
      return Optional.of(share);
    }
  }

  /** No fraction is aimed at: what was written is taken as it is. */
  record Natural() implements Level {
    /** The only one. */
    public static final Natural FRACTION = new Natural();

    @Override
    public Optional<Share> at(int round) {
      return Optional.empty();
    }

    @Override
    public boolean mayBeNatural() {
      return true;
    }
  }

  /** From one share to another in equal steps over {@code rounds} rounds, then constant. */
  record Linear(Share from, Share to, int rounds) implements Schedule {
    public Linear {
      requirePositive("rounds", rounds);
    }

    @Override
    public Optional<Share> at(int round) {
      double way = Math.min(1, (double) round / rounds);
      return Optional.of(Share.of(from.value() + way * (to.value() - from.value())));
    }
  }

  /** Halves every {@code halfLife} rounds. */
  record Exponential(Share from, double halfLife) implements Schedule {
    public Exponential {
      if (!(halfLife > 0)) {
        throw new IllegalArgumentException("halfLife must be more than 0, not " + halfLife);
      }
    }

    @Override
    public Optional<Share> at(int round) {
      return Optional.of(Share.of(from.value() * StrictMath.pow(2, -round / halfLife)));
    }
  }

  /** Falls as {@code from / (1 + round)}: ever less, though its sum has no limit. */
  record Harmonic(Share from) implements Schedule {
    @Override
    public Optional<Share> at(int round) {
      return Optional.of(Share.of(from.value() / (1 + round)));
    }
  }

  /** Jumps: each entry holds from its round until the next entry's. The first is round 0's. */
  record Steps(NavigableMap<Integer, Level> levels) implements Schedule {
    public Steps {
      levels = Collections.unmodifiableNavigableMap(new TreeMap<>(levels));
      if (levels.isEmpty() || levels.firstKey() != 0) {
        throw new IllegalArgumentException("steps begin at round 0");
      }
    }

    /** Steps between fractions. */
    public static Steps of(Map<Integer, Share> shares) {
      NavigableMap<Integer, Level> levels = new TreeMap<>();
      shares.forEach((round, share) -> levels.put(round, new Constant(share)));
      return new Steps(levels);
    }

    @Override
    public Optional<Share> at(int round) {
      return levels.floorEntry(round).getValue().at(round);
    }

    @Override
    public boolean mayBeNatural() {
      return levels.values().stream().anyMatch(Level::mayBeNatural);
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
