package wellspring.model.mix;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The human fraction over rounds. Round 0 is the first. */
public sealed interface Schedule {

  /** The human fraction in force in a round. */
  Share at(int round);

  /** The same in every round. */
  record Constant(Share share) implements Schedule {
    @Override
    public Share at(int round) {
      return share;
    }
  }

  /** From one share to another in equal steps over {@code rounds} rounds, then constant. */
  record Linear(Share from, Share to, int rounds) implements Schedule {
    public Linear {
      requirePositive("rounds", rounds);
    }

    @Override
    public Share at(int round) {
      double way = Math.min(1, (double) round / rounds);
      return Share.of(from.value() + way * (to.value() - from.value()));
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
    public Share at(int round) {
      return Share.of(from.value() * StrictMath.pow(2, -round / halfLife));
    }
  }

  /** Falls as {@code from / (1 + round)}: ever less, though its sum has no limit. */
  record Harmonic(Share from) implements Schedule {
    @Override
    public Share at(int round) {
      return Share.of(from.value() / (1 + round));
    }
  }

  /** Jumps: each entry holds from its round until the next entry's. The first is round 0's. */
  record Steps(NavigableMap<Integer, Share> shares) implements Schedule {
    public Steps {
      shares = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(shares));
      if (shares.isEmpty() || shares.firstKey() != 0) {
        throw new IllegalArgumentException("steps begin at round 0");
      }
    }

    public static Steps of(Map<Integer, Share> shares) {
      return new Steps(new TreeMap<>(shares));
    }

    @Override
    public Share at(int round) {
      return shares.floorEntry(round).getValue();
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
