package wellspring.model.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Words, symbols and newlines as tokens.
 *
 * <p>A word is a run of letters, digits and combining marks, with apostrophes and hyphens where
 * they stand between two of those. Every newline is a token. Any other white space separates, and
 * each remaining code point is a token of its own. Upper and lower case differ.
 *
 * <p>Decoding writes one space between tokens, but none around a newline and none before {@code . ,
 * ; : ! ?}. None of those can join with its neighbours into another token, which is why every
 * sequence comes back the same. All else is set apart: {@code 'tis} comes back as {@code ' tis},
 * because an apostrophe beside a word could be taken for a part of it.
 *
 * <p>Where words are read that the vocabulary lacks, they all come back as U+FFFD.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class WordTokenizer implements Tokenizer {
  /** The word that stands for all that a vocabulary lacks: Unicode's replacement character. */
  public static final String UNKNOWN = "\ufffd";

  private static final int REFUSED = -1;
  private static final String NEWLINE = "\n";
  private static final String CLOSING = ".,;:!?";

  private final Vocabulary vocabulary;
  private final WordIndex index;
  private final int unknown; // what unknown words are read as, or REFUSED
  private final boolean[] newline;
  private final boolean[] tight;

  /**
   * A tokenizer that refuses words which the vocabulary lacks.
   *
   * @throws IllegalArgumentException if a word of the vocabulary is not exactly one token
   */
  public WordTokenizer(Vocabulary vocabulary) {
    this(vocabulary, REFUSED);
  }

  private WordTokenizer(Vocabulary vocabulary, int unknown) {
    this.vocabulary = vocabulary;
    this.unknown = unknown;
    this.index = new WordIndex(vocabulary);
    this.newline = new boolean[vocabulary.size()];
    this.tight = new boolean[vocabulary.size()];
    for (int id = 0; id < vocabulary.size(); id++) {
      String word = vocabulary.word(id);
      requireOneToken(word);
      newline[id] = word.equals(NEWLINE);
      tight[id] = newline[id] || CLOSING.contains(word);
    }
  }

  /**
   * A tokenizer that reads words which the vocabulary lacks as {@link #UNKNOWN}, which is the last
   * word of its vocabulary unless it was among the words already.
   *
   * @throws IllegalArgumentException if a word of the vocabulary is not exactly one token
   */
  public static WordTokenizer readingUnknownWords(Vocabulary vocabulary) {
    Vocabulary all = vocabulary.with(UNKNOWN);
    return new WordTokenizer(all, all.id(UNKNOWN));
  }

  /**
   * The words of some texts, the most frequent first, equally frequent ones in the order of their
   * characters.
   *
   * <p>Give it every text of the language, the held-out ones too. Models then share a closed
   * vocabulary: no held-out word is unknown, so that a likelihood is always defined and the models'
   * perplexities stay comparable. What a model learns about a word that it never sees is the
   * learner's affair.
   *
   * @throws IllegalArgumentException if the texts have no word
   */
  public static Vocabulary vocabularyOf(Iterable<String> texts) {
    Map<String, Count> counts = new HashMap<>();
    for (String text : texts) {
      WordScanner scanner = new WordScanner(text);
      while (scanner.next()) {
        counts.computeIfAbsent(scanner.token(), Count::new).times++;
      }
    }
    List<String> words = counts.values().stream().sorted(Count.ORDER).map(c -> c.word).toList();
    return new Vocabulary(words);
  }

  @Override
  public int vocabularySize() {
    return vocabulary.size();
  }

  /** The words behind the numbers. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Whether words that the vocabulary lacks are read as {@link #UNKNOWN}, not refused. */
  public boolean readsUnknownWords() {
    return unknown != REFUSED;
  }

  @Override
  public OptionalInt unknown() {
    return readsUnknownWords() ? OptionalInt.of(unknown) : OptionalInt.empty();
  }

  @Override
  public OpenReader openReader() {
    return readsUnknownWords() ? new GrowingWords() : this::encode;
  }

  @Override
  public int[] encode(String text) {
    return encode(text, this::unknown);
  }

  @Override
  public int count(String text) {
    int count = 0;
    for (WordScanner scanner = new WordScanner(text); scanner.next(); ) {
      count++;
    }
    return count;
  }

  /** What a word is read as that the vocabulary lacks. */
  private interface UnknownWord {
    int token(String text, int start, int end);
  }

  private int[] encode(String text, UnknownWord unknown) {
    AsciiWords words = new AsciiWords(text);
    if (words.isAscii()) {
      int[] tokens = encode(text, words, unknown);
      if (words.isAscii()) {
        return tokens;
      }
    }
    return encodeAny(text, unknown);
  }

  private int[] encode(String text, AsciiWords words, UnknownWord unknown) {
    int[] tokens = new int[text.length() / 4 + 8];
    int count = 0;
    while (words.next()) {
      int token = index.id(words);
      if (token < 0 && words.isAscii()) {
        token = unknown.token(text, words.start(), words.end());
      }
      if (count == tokens.length) {
        tokens = Arrays.copyOf(tokens, count * 2);
      }
      tokens[count++] = token;
    }
    return Arrays.copyOf(tokens, count);
  }

  private int[] encodeAny(String text, UnknownWord unknown) {
    int[] tokens = new int[text.length() / 4 + 8];
    int count = 0;
    WordScanner scanner = new WordScanner(text);
    while (scanner.next()) {
      int token = index.id(text, scanner.start(), scanner.end());
      if (token < 0) {
        token = unknown.token(text, scanner.start(), scanner.end());
      }
      if (count == tokens.length) {
        tokens = Arrays.copyOf(tokens, count * 2);
      }
      tokens[count++] = token;
    }
    return Arrays.copyOf(tokens, count);
  }

  @Override
  public Optional<int[]> ends(String text) {
    IntStream.Builder ends = IntStream.builder();
    WordScanner scanner = new WordScanner(text);
    while (scanner.next()) {
      ends.add(scanner.end());
    }
    return Optional.of(ends.build().toArray());
  }

  private int unknown(String text, int start, int end) {
    if (unknown == REFUSED) {
      throw new IllegalArgumentException(
          "the vocabulary lacks the word '" + text.substring(start, end) + "'");
    }
    return unknown;
  }

  @Override
  public String decode(int[] tokens) {
    return index.isAscii() ? decodeAscii(tokens) : decodeAny(tokens);
  }

  private String decodeAscii(int[] tokens) {
    int room = Long.BYTES; // behind the last word
    for (int token : tokens) {
      room += index.length(token) + 1;
    }
    byte[] text = new byte[room];
    int at = 0;
    boolean open = true;
    for (int token : tokens) {
      if (!open && !tight[token]) {
        text[at++] = ' ';
      }
      index.write(token, text, at);
      at += index.length(token);
      open = newline[token];
    }
    return new String(text, 0, at, StandardCharsets.ISO_8859_1);
  }

  private String decodeAny(int[] tokens) {
    StringBuilder text = new StringBuilder(tokens.length * 5);
    boolean open = true;
    for (int token : tokens) {
      if (!open && !tight[token]) {
        text.append(' ');
      }
      text.append(vocabulary.word(token));
      open = newline[token];
    }
    return text.toString();
  }

  private static void requireOneToken(String word) {
    WordScanner scanner = new WordScanner(word);
    if (!scanner.next() || scanner.start() > 0 || scanner.end() < word.length()) {
      throw new IllegalArgumentException("'" + word + "' is not exactly one word or symbol");
    }
  }

  /** Gives each word that the vocabulary lacks a number of its own. */
  private final class GrowingWords implements OpenReader {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    @Override
    public int[] read(String text) {
      return encode(
          text,
          (all, start, end) -> numbers.computeIfAbsent(all.substring(start, end), this::next));
    }

    private int next(String word) {
      return vocabularySize() + 1 + numbers.size();
    }

    @Override
    public List<String> invented() {
      return List.copyOf(numbers.keySet());
    }
  }

  /** How often a word was seen. */
  private static final class Count {
    private static final Comparator<Count> ORDER =
        Comparator.<Count>comparingLong(c -> c.times).reversed().thenComparing(c -> c.word);

    private final String word;
    private long times;

    Count(String word) {
      this.word = word;
    }
  }
}
