package wellspring.model.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The words of a vocabulary by their characters, looked up in place: no string is made per look-up.
 *
 * <p>A hash table with linear probing, at most half full.
 */
final class WordIndex {
  private static final int EMPTY = -1;
  private static final byte[] NOT_ASCII = new byte[0];
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int GOLDEN = 0x9E3779B9; // 2^32 divided by the golden ratio (Knuth, 1973)
  private static final long LONG_GOLDEN = 0x9E3779B97F4A7C15L; // and 2^64

  private final Vocabulary vocabulary;
  private final int[] ids;
  private final int[] hashes;
  private final byte[][] ascii; // by number; nothing where a word has other characters
  private final int[] lengths; // by number; of these
  private final long[] beginnings; // by number; the first eight characters, the first one lowest
  private final boolean allAscii;
  private final int shift;

  /** Short words once more, by {@link AsciiWords#characters}: tables of the same kind and size. */
  private final long[] shortWords;

  private final int[] shortIds;

  WordIndex(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    int slotBits = Integer.SIZE - Integer.numberOfLeadingZeros(vocabulary.size()) + 1;
    this.shift = Integer.SIZE - slotBits;
    this.ids = new int[1 << slotBits];
    this.hashes = new int[ids.length];
    this.ascii = new byte[vocabulary.size()][];
    this.lengths = new int[vocabulary.size()];
    this.beginnings = new long[vocabulary.size()];
    this.shortWords = new long[ids.length];
    this.shortIds = new int[ids.length];
    Arrays.fill(ids, EMPTY);
    for (int id = 0; id < vocabulary.size(); id++) {
      int hash = vocabulary.word(id).hashCode();
      int slot = firstSlot(hash);
      while (ids[slot] != EMPTY) {
        slot = following(slot);
      }
      ids[slot] = id;
      ascii[id] =
          isAscii(vocabulary.word(id))
              ? vocabulary.word(id).getBytes(StandardCharsets.US_ASCII)
              : NOT_ASCII;
      lengths[id] = ascii[id].length;
      beginnings[id] = (long) EIGHT_BYTES.get(Arrays.copyOf(ascii[id], Long.BYTES), 0);
      hashes[slot] = hash;
      if (ascii[id].length > 0 && ascii[id].length <= AsciiWords.SHORT) {
        addShort(id);
      }
    }
    this.allAscii = Arrays.stream(ascii).noneMatch(word -> word.length == 0);
  }

  private void addShort(int id) {
    int slot = firstSlot(beginnings[id]);
    while (shortWords[slot] != 0) {
      slot = following(slot);
    }
    shortWords[slot] = beginnings[id];
    shortIds[slot] = id;
  }

  private static boolean isAscii(String word) {
    return word.chars().allMatch(character -> character < 128);
  }

  /** Whether all words are ASCII alone. */
  boolean isAscii() {
    return allAscii;
  }

  /** How many characters a word has that is ASCII alone. */
  int length(int id) {
    return lengths[id];
  }

  /**
   * Writes a word that is ASCII alone into a text. What stands in the text up to eight bytes behind
   * the beginning of the word is lost, and there must be room for them.
   */
  void write(int id, byte[] text, int at) {
    if (lengths[id] <= Long.BYTES) { // as most are
      EIGHT_BYTES.set(text, at, beginnings[id]);
    } else {
      System.arraycopy(ascii[id], 0, text, at, lengths[id]);
    }
  }

  /** The number of the word on which a walk stands, or -1. */
  int id(AsciiWords words) {
    return words.characters() != 0 ? shortId(words.characters()) : longId(words);
  }

  private int shortId(long characters) {
    for (int slot = firstSlot(characters); shortWords[slot] != 0; slot = following(slot)) {
      if (shortWords[slot] == characters) {
        return shortIds[slot];
      }
    }
    return EMPTY;
  }

  private int longId(AsciiWords words) {
    int hash = words.hash();
    for (int slot = firstSlot(hash); ids[slot] != EMPTY; slot = following(slot)) {
      if (hashes[slot] == hash && isWord(ids[slot], words)) {
        return ids[slot];
      }
    }
    return EMPTY;
  }

  private boolean isWord(int id, AsciiWords words) {
    byte[] word = ascii[id];
    byte[] text = words.text();
    int start = words.start();
    int length = words.end() - start;
    if (word.length != length) {
      return false;
    }
    if (length <= Long.BYTES && start + Long.BYTES <= text.length) {
      long differing = (long) EIGHT_BYTES.get(text, start) ^ beginnings[id];
      return (differing << (Byte.SIZE * (Long.BYTES - length))) == 0; // of those behind it, none
    }
    return Arrays.equals(word, 0, length, text, start, start + length);
  }

  /** The number of the word that stands in {@code text} from start to end, or -1. */
  int id(String text, int start, int end) {
    int hash = 0;
    for (int at = start; at < end; at++) {
      hash = 31 * hash + text.charAt(at); // as String.hashCode does
    }
    for (int slot = firstSlot(hash); ids[slot] != EMPTY; slot = following(slot)) {
      if (hashes[slot] == hash && isWord(ids[slot], text, start, end)) {
        return ids[slot];
      }
    }
    return EMPTY;
  }

  private boolean isWord(int id, String text, int start, int end) {
    String word = vocabulary.word(id);
    return word.length() == end - start && text.regionMatches(start, word, 0, word.length());
  }

  private int firstSlot(int hash) {
    return (hash * GOLDEN) >>> shift;
  }

  private int firstSlot(long characters) {
    return (int) ((characters * LONG_GOLDEN) >>> (Integer.SIZE + shift));
  }

  private int following(int slot) {
    return (slot + 1) & (ids.length - 1);
  }
}
