package wellspring.model.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import wellspring.model.hash.Sha256;

/**
 * The root of every random number of a run.
 *
 * <p>Code that needs random numbers asks for the stream of its own component, name and round, and
 * gets the same numbers whatever else ran before, beside or after it. No generator is shared and
 * none is saved. Streams are xoshiro256++ (Blackman and Vigna, 2021), their state the SHA-256 of
 * what they are for.
 *
 * <p>A run that shares its past with another one may have another root from some round on. What is
 * drawn once for a whole run, such as held-out texts, comes from the first root all the same.
 *
 * @param value the first root
 * @param later the roots that hold instead, each from its round on
 */
public record Seed(long value, SortedMap<Integer, Long> later) {
  /** One for each thread: each document that is made up has a stream of its own. */
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);

  public Seed {
    later = Collections.unmodifiableSortedMap(new TreeMap<>(later));
  }

  /** One root for all rounds. */
  public Seed(long value) {
    this(value, Collections.emptySortedMap());
  }

  /** The same before a round, and another root from it on. */
  public Seed from(int round, long other) {
    SortedMap<Integer, Long> roots = new TreeMap<>(later);
    roots.put(round, other);
    return new Seed(value, roots);
  }

  /** The root that holds in a round. */
  public long at(int round) {
    if (later.isEmpty()) { // as it nearly always is
      return value;
    }
    SortedMap<Integer, Long> begun = later.headMap(round + 1);
    return begun.isEmpty() ? value : begun.get(begun.lastKey());
  }

  /**
   * The generator of one agent's component in one round.
   *
   * @param component what the numbers are for, for example {@code "write"}
   * @param agent whose they are
   * @param round when
   */
  public UniformRandomProvider stream(String component, String agent, int round) {
    return stream(at(round), component, agent, round);
  }

  /**
   * The generator of something that is drawn once for a whole run.
   *
   * @param component what the numbers are for, for example {@code "held-out"}
   * @param name whose they are
   * @param index which of several it is, from 0
   */
  public UniformRandomProvider fixedStream(String component, String name, int index) {
    return stream(value, component, name, index);
  }

  private static UniformRandomProvider stream(long root, String component, String name, int index) {
    byte[] first = component.getBytes(StandardCharsets.UTF_8);
    byte[] second = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer purpose =
        ByteBuffer.allocate(Long.BYTES + 3 * Integer.BYTES + first.length + second.length)
            .putLong(root)
            .putInt(first.length)
            .put(first)
            .putInt(second.length)
            .put(second)
            .putInt(index);
    ByteBuffer hash = ByteBuffer.wrap(DIGEST.get().digest(purpose.array()));
    return new XoShiRo256PlusPlus(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  /** A root of its own for one of many repetitions of the same run. */
  public Seed replica(int index) {
    return new Seed(fixedStream("replica", "", index).nextLong());
  }

  /** A root of its own for one of many repetitions of one of many settings. */
  public Seed replica(int setting, int index) {
    return new Seed(fixedStream("replica", "setting " + setting, index).nextLong());
  }
}
