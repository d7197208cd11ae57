package wellspring.model.language.grammar;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.random.Seed;

/**
 * What is the case in one round, and what was before. Immutable.
 *
 * <p>In round 0 each fact has any of its attribute's values, all equally likely. From one round to
 * the next each fact changes with the same probability, to any other value, all equally likely.
 */
final class WorldFacts implements World {
  static final int NEVER = -1;

  private final GrammarSettings.Facts settings;
  private final Seed seed;
  private final int round;

  /** (entities * attributes): the value that holds. */
  private final int[] values;

  /** (entities * attributes * values): the last round in which it held, or {@link #NEVER}. */
  private final int[] lastHeld;

  private WorldFacts(
      GrammarSettings.Facts settings, Seed seed, int round, int[] values, int[] before) {
    this.settings = settings;
    this.seed = seed;
    this.round = round;
    this.values = values;
    this.lastHeld = before;
    for (int fact = 0; fact < values.length; fact++) {
      lastHeld[fact * settings.values() + values[fact]] = round;
    }
  }

  /** The world of round 0. */
  static WorldFacts first(GrammarSettings.Facts settings, Seed seed) {
    UniformRandomProvider random = seed.stream("world", "facts", 0);
    int[] values = new int[settings.entities() * settings.attributes()];
    int[] never = new int[values.length * settings.values()];
    Arrays.setAll(values, fact -> random.nextInt(settings.values()));
    Arrays.fill(never, NEVER);
    return new WorldFacts(settings, seed, 0, values, never);
  }

  /** The world a round later. */
  WorldFacts next() {
    UniformRandomProvider random = seed.stream("world", "facts", round + 1);
    int[] later = values.clone();
    for (int fact = 0; fact < later.length; fact++) {
      if (random.nextDouble() < settings.change().value()) {
        later[fact] = (later[fact] + 1 + random.nextInt(settings.values() - 1)) % settings.values();
      }
    }
    return new WorldFacts(settings, seed, round + 1, later, lastHeld.clone());
  }

  int round() {
    return round;
  }

  @Override
  public int value(int entity, int attribute) {
    return values[fact(entity, attribute)];
  }

  /** The value of each fact; see {@link #fact}. */
  int[] values() {
    return values.clone();
  }

  /**
   * What somebody believes.
   *
   * @param values one for each fact
   * @throws IllegalArgumentException if there are more or fewer than facts, or one is no value
   */
  World believed(int[] values) {
    if (values.length != this.values.length) {
      throw new IllegalArgumentException(
          "there are %,d facts to believe, not %,d".formatted(this.values.length, values.length));
    }
    int[] beliefs = values.clone();
    for (int value : beliefs) {
      if (value < 0 || value >= settings.values()) {
        throw new IllegalArgumentException(
            "a fact has a value from 0 to %,d, not %,d".formatted(settings.values() - 1, value));
      }
    }
    return (entity, attribute) -> beliefs[fact(entity, attribute)];
  }

  /** The last round, up to this one, in which it had that value, or {@link #NEVER}. */
  int lastHeld(int entity, int attribute, int value) {
    return lastHeld[fact(entity, attribute) * settings.values() + value];
  }

  /** The number of the fact what an entity's attribute is. */
  int fact(int entity, int attribute) {
    return entity * settings.attributes() + attribute;
  }
}
