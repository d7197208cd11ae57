package wellspring.model.language.grammar;

import java.util.TreeMap;
import wellspring.model.random.Seed;

/**
 * The world of each round. A pure function of the seed; the latest ones asked for are kept, since
 * each follows from the one before. Safe to share between threads.
 */
final class WorldHistory {
  private static final int KEPT_MAX = 8;

  private final boolean changing;
  private final WorldFacts first;
  private final TreeMap<Integer, WorldFacts> kept = new TreeMap<>();

  WorldHistory(GrammarSettings.Facts settings, Seed seed) {
    changing = settings.change().value() > 0;
    first = WorldFacts.first(settings, seed);
  }

  /** Whether the world of one round can differ from that of another. */
  boolean areChanging() {
    return changing;
  }

  /**
   * @param round from 0
   */
  synchronized WorldFacts at(int round) {
    if (!changing || round == 0) {
      return first;
    }
    var known = kept.floorEntry(round);
    WorldFacts world = known == null ? first : known.getValue();
    while (world.round() < round) {
      world = world.next();
    }
    kept.put(round, world);
    if (kept.size() > KEPT_MAX) {
      kept.pollFirstEntry();
    }
    return world;
  }
}
