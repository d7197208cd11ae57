package wellspring.model.language;

import java.util.Arrays;

/**
 * A text as the set of its runs of five words (shingles; Broder, 1997), each as a hash of {@value
 * #BITS} bits.
 *
 * <p>Case, white space and punctuation make no difference. A text of fewer than five words is one
 * shingle, and so is one without any word, by all its symbols. In scripts that put no spaces
 * between words each character is a word. Two texts whose sets are equal have the same words in the
 * same order, but for texts that repeat themselves and for collisions, whose odds for a pair of
 * hashes are 2^-59.
 */
final class Shingles {
  /** How many bits a shingle has; it is never negative. */
  static final int BITS = 59;

  private static final int WORDS = 5;
  private static final long PRIME = 0x100000001B3L; // FNV-1a, 64 bits (Fowler, Noll and Vo, 1991)

  private Shingles() {}

  /** The text's shingles, ascending, each once; at least one. */
  static long[] of(String text) {
    long[] words = words(text);
    if (words.length == 0) {
      return new long[] {shortened(text.codePoints().asLongStream().reduce(0, Shingles::join))};
    }
    int width = Math.min(WORDS, words.length);
    long[] shingles = new long[words.length - width + 1];
    for (int start = 0; start < shingles.length; start++) {
      for (int word = start; word < start + width; word++) {
        shingles[start] = join(shingles[start], words[word]);
      }
      shingles[start] = shortened(shingles[start]);
    }
    return Arrays.stream(shingles).sorted().distinct().toArray();
  }

  private static long[] words(String text) {
    long[] words = new long[text.length() + 1];
    int count = 0;
    long word = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      boolean alone = UnspacedScripts.hasNoSpaces(codePoint);
      if (word != 0 && (alone || !isWordPart(codePoint))) {
        words[count++] = word;
        word = 0;
      }
      if (alone) {
        words[count++] = folded(codePoint) * PRIME;
      } else if (isWordPart(codePoint)) {
        word = (word ^ folded(codePoint)) * PRIME;
      }
    }
    if (word != 0) {
      words[count++] = word;
    }
    return Arrays.copyOf(words, count);
  }

  private static boolean isWordPart(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK
        || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
  }

  private static long shortened(long hash) {
    return hash >>> (Long.SIZE - BITS);
  }

  private static int folded(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /** A hash of a hash and one value more, mixed as in SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long join(long hash, long value) {
    long mixed = (hash ^ value) + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
