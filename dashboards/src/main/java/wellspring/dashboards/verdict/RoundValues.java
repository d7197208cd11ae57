package wellspring.dashboards.verdict;

import java.util.Arrays;

/**
 * The values of a measure in the rounds in which it had one, in the order of the rounds. A long run
 * is judged in each of its rounds, so that they lie in plain arrays, and each logarithm is taken
 * once, where it is needed. For one thread.
 */
final class RoundValues {
  private static final int ROUNDS_FIRST = 16;

  private int[] rounds = new int[ROUNDS_FIRST]; // rising
  private double[] values = new double[ROUNDS_FIRST];
  private double[] logarithms = {}; // NaN of negative values; as many as somebody asked for
  private int logarithmsKnown;
  private int size;

  /** Sets the value of a round; one that it has already is replaced. */
  void put(int round, double value) {
    int found = Arrays.binarySearch(rounds, 0, size, round);
    int place = found < 0 ? -1 - found : found;
    if (found < 0) {
      makeRoom(place);
    }
    rounds[place] = round;
    values[place] = value;
    logarithmsKnown = Math.min(logarithmsKnown, place);
  }

  private void makeRoom(int place) {
    if (size == rounds.length) {
      rounds = Arrays.copyOf(rounds, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    System.arraycopy(rounds, place, rounds, place + 1, size - place);
    System.arraycopy(values, place, values, place + 1, size - place);
    size++;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The value of the first round; there must be one, here and below. */
  double first() {
    return values[0];
  }

  double last() {
    return values[size - 1];
  }

  int lastRound() {
    return rounds[size - 1];
  }

  double least() {
    double least = Double.POSITIVE_INFINITY;
    for (int place = 0; place < size; place++) {
      least = Math.min(least, values[place]);
    }
    return least;
  }

  /**
   * A round that has a value.
   *
   * @param place from 0, in the order of the rounds
   */
  int round(int place) {
    return rounds[place];
  }

  /**
   * The value at a place, as it is compared.
   *
   * @param place from 0, in the order of the rounds
   */
  double at(int place, ComparisonScale scale) {
    return scaled(scale)[place];
  }

  /** All values in their order, as they are compared; a copy. */
  double[] all(ComparisonScale scale) {
    return Arrays.copyOf(scaled(scale), size);
  }

  private double[] scaled(ComparisonScale scale) {
    return switch (scale) {
      case PLAIN -> values;
      case LOGARITHMIC -> logarithms();
    };
  }

  private double[] logarithms() {
    if (logarithms.length < size) {
      logarithms = Arrays.copyOf(logarithms, values.length);
    }
    for (; logarithmsKnown < size; logarithmsKnown++) {
      logarithms[logarithmsKnown] = ComparisonScale.LOGARITHMIC.of(values[logarithmsKnown]);
    }
    return logarithms;
  }
}
