package wellspring.model.language;

/**
 * What became of stated facts by some round.
 *
 * @param now how many are true in that round
 * @param outdated how many are not, but were true in an earlier round
 * @param never how many have not been true in any round so far
 * @param age the sum over the outdated ones of the rounds since each was last true, at least 1 each
 */
public record StatedFacts(long now, long outdated, long never, long age) {
  public static final StatedFacts NONE = new StatedFacts(0, 0, 0, 0);

  /** How many there are. */
  public long all() {
    return now + outdated + never;
  }

  public StatedFacts plus(StatedFacts other) {
    return new StatedFacts(
        now + other.now, outdated + other.outdated, never + other.never, age + other.age);
  }
}
