package wellspring.model.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.random.Seed;

/**
 * Endless sequences of passes over some items: every pass has each item once, in an order of its
 * own.
 *
 * <p>The order of a pass is a pure function of (seed, name, pass). The last few are kept, because
 * the documents of a round are asked for one by one; a lost one is only computed again. Safe to
 * share between threads.
 */
final class ShuffledPasses {
  private static final int KEPT_MAX = 16;

  private final int size;
  private final Map<Pass, Order> kept =
      new LinkedHashMap<>(KEPT_MAX * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pass, Order> eldest) {
          return size() > KEPT_MAX;
        }
      };

  /**
   * @param size how many items there are, at least 1; they are numbered from 0
   */
  ShuffledPasses(int size) {
    this.size = size;
  }

  /** The sequence of one name. */
  Sequence sequence(Seed seed, String name) {
    return new Sequence(seed, name);
  }

  private synchronized Order order(Pass pass) {
    return kept.computeIfAbsent(pass, p -> new Order(p, shuffled(p)));
  }

  /** Every order is equally likely (Fisher and Yates, 1938; Durstenfeld, 1964). */
  private int[] shuffled(Pass pass) {
    UniformRandomProvider random = pass.seed.fixedStream("language", pass.name, pass.number);
    int[] items = new int[size];
    Arrays.setAll(items, i -> i);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int item = items[j];
      items[j] = items[i];
      items[i] = item;
    }
    return items;
  }

  /** One endless sequence. It holds on to its latest pass, whoever else uses the others. */
  final class Sequence {
    private final Seed seed;
    private final String name;
    private volatile Order latest;

    private Sequence(Seed seed, String name) {
      this.seed = seed;
      this.name = name;
    }

    /**
     * The item at one place.
     *
     * @param place from 0
     */
    int item(long place) {
      int number = Math.toIntExact(place / size);
      Order order = latest;
      if (order == null || order.pass.number != number) {
        order = order(new Pass(seed, name, number));
        latest = order;
      }
      return order.items[(int) (place % size)];
    }
  }

  private record Pass(Seed seed, String name, int number) {}

  private static final class Order {
    private final Pass pass;
    private final int[] items;

    Order(Pass pass, int[] items) {
      this.pass = pass;
      this.items = items;
    }
  }
}
