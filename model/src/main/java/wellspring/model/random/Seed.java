package wellspring.model.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import wellspring.model.hash.Sha256;

/**
 * The root of every random number of a run.
 *
 * <p>Code that needs random numbers asks for the stream of its own component, name and round, and
 * gets the same numbers whatever else ran before, beside or after it. No generator is shared and
 * none is saved. Streams are xoshiro256++ (Blackman and Vigna, 2021), their state the SHA-256 of
 * what they are for.
 */
public record Seed(long value) {

  /**
   * The generator of one agent's component in one round.
   *
   * @param component what the numbers are for, for example {@code "write"}
   * @param agent whose they are
   * @param round when
   */
  public UniformRandomProvider stream(String component, String agent, int round) {
    MessageDigest digest = Sha256.digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    digest.update(field(component));
    digest.update(field(agent));
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, round));
    long[] state = new long[4];
    ByteBuffer.wrap(digest.digest()).asLongBuffer().get(state);
    return RandomSource.XO_SHI_RO_256_PP.create(state);
  }

  /** A root of its own for one of many repetitions of the same run. */
  public Seed replica(int index) {
    return new Seed(stream("replica", "", index).nextLong());
  }

  /** A root of its own for one of many repetitions of one of many settings. */
  public Seed replica(int setting, int index) {
    return new Seed(stream("replica", "setting " + setting, index).nextLong());
  }

  private static ByteBuffer field(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).flip();
  }
}
