package wellspring.model.text.symbol;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A corpus as rows of symbols, with the count of every pair of neighbours kept up to date.
 *
 * <p>Each different pre-token is one row and counts as often as it occurs. The rows lie end to end
 * in arrays; a merged symbol takes the place of its left part, and the place of the right one is
 * dead. A merge touches only the places where its pair stands, so that all merges together cost
 * little more than one pass.
 */
final class PairTable {
  private static final int DEAD = -1;
  private static final int NOWHERE = -1;

  private final int[] symbols; // by place
  private final int[] previous; // the neighbour's place in the same row, or NOWHERE
  private final int[] next;
  private final long[] times; // how often the row of this place occurs
  private final Map<Long, SymbolPair> pairs = new HashMap<>();
  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(Candidate.ORDER);
  private final Set<SymbolPair> grown = new LinkedHashSet<>(); // since they were last put in line
  private int size;

  /**
   * @param places how many symbols all rows have together
   */
  PairTable(int places) {
    symbols = new int[places];
    previous = new int[places];
    next = new int[places];
    times = new long[places];
  }

  /** Adds a row that occurs so many times. */
  void add(int[] row, long occurrences) {
    for (int i = 0; i < row.length; i++) {
      symbols[size] = row[i];
      times[size] = occurrences;
      previous[size] = i == 0 ? NOWHERE : size - 1;
      next[size] = i == row.length - 1 ? NOWHERE : size + 1;
      if (i > 0) {
        count(size - 1, row[i - 1], row[i]);
      }
      size++;
    }
  }

  /**
   * The pair that occurs most often, overlaps included ({@code aaa} has {@code aa} twice); of
   * equally frequent ones that with the lower left symbol, then that with the lower right one.
   *
   * @param atLeast how often it must occur
   */
  Optional<SymbolPair> mostFrequent(long atLeast) {
    grown.forEach(this::nominate);
    grown.clear();
    while (!candidates.isEmpty()) {
      Candidate candidate = candidates.poll();
      if (candidate.pair.count() < atLeast) {
        continue;
      }
      if (candidate.pair.count() == candidate.count) {
        return Optional.of(candidate.pair);
      }
      nominate(candidate.pair); // it has become rarer since it was last put in line
    }
    return Optional.empty();
  }

  /** Replaces a pair by one symbol, from left to right, wherever it stands. */
  void merge(SymbolPair pair, int merged) {
    for (int place : pair.places()) {
      if (symbols[place] == pair.left
          && next[place] != NOWHERE
          && symbols[next[place]] == pair.right) {
        join(pair, place, merged);
      }
    }
  }

  private void join(SymbolPair pair, int place, int merged) {
    int second = next[place];
    int before = previous[place];
    int after = next[second];
    pair.remove(times[place]);
    if (before != NOWHERE) {
      pair(symbols[before], pair.left).remove(times[place]);
      count(before, symbols[before], merged);
    }
    if (after != NOWHERE) {
      pair(pair.right, symbols[after]).remove(times[place]);
      count(place, merged, symbols[after]);
      previous[after] = place;
    }
    symbols[place] = merged;
    symbols[second] = DEAD;
    next[place] = after;
  }

  private void count(int place, int left, int right) {
    SymbolPair pair = pair(left, right);
    pair.add(place, times[place]);
    grown.add(pair);
  }

  private SymbolPair pair(int left, int right) {
    return pairs.computeIfAbsent(
        (long) left << Integer.SIZE | right, key -> new SymbolPair(left, right));
  }

  private void nominate(SymbolPair pair) {
    candidates.add(new Candidate(pair, pair.count()));
  }

  /** A pair as frequent as it was when it was put in line. */
  private record Candidate(SymbolPair pair, long count) {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparingLong(Candidate::count)
            .reversed()
            .thenComparingInt(candidate -> candidate.pair.left)
            .thenComparingInt(candidate -> candidate.pair.right);
  }
}
