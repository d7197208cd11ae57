package wellspring.model.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wellspring.model.text.Tokenizer;

/**
 * Documents as token numbers: what a probe or a reference consists of. Its arrays are never
 * modified.
 *
 * <p>Words that the language lacks have numbers beyond its vocabulary, so that they are told apart;
 * see {@link Tokenizer.OpenReader}.
 */
final class TokenSample {
  private final List<int[]> documents;
  private final List<String> invented;
  private final int tokens;
  private final int numbers;

  TokenSample(List<int[]> documents) {
    this(documents, List.of());
  }

  private TokenSample(List<int[]> documents, List<String> invented) {
    this.documents = List.copyOf(documents);
    this.invented = invented;
    this.tokens = Math.toIntExact(documents.stream().mapToLong(document -> document.length).sum());
    this.numbers = 1 + largest(documents);
  }

  /** The largest token; -1 if there is none. */
  private static int largest(List<int[]> documents) {
    int largest = -1;
    for (int[] document : documents) {
      for (int token : document) {
        largest = Math.max(largest, token);
      }
    }
    return largest;
  }

  /**
   * @throws IllegalArgumentException if a text has a word that the language lacks and refuses
   */
  static TokenSample of(Tokenizer tokenizer, List<String> texts) {
    Tokenizer.OpenReader reader = tokenizer.openReader();
    List<int[]> documents = texts.stream().map(reader::read).toList();
    return new TokenSample(documents, reader.invented());
  }

  /** The words that the language lacks, in the order of their numbers beyond its vocabulary. */
  List<String> invented() {
    return invented;
  }

  /**
   * How many numbers its tokens are taken from.
   *
   * @param vocabulary how many tokens the language has
   */
  int numbers(int vocabulary) {
    return Math.max(vocabulary, numbers);
  }

  List<int[]> documents() {
    return documents;
  }

  /** How many tokens all documents have together. */
  int tokens() {
    return tokens;
  }

  /** The first tokens of this sample, the last document cut; all if there are no more than that. */
  TokenSample first(int tokensMax) {
    if (tokens <= tokensMax) {
      return this;
    }
    List<int[]> kept = new ArrayList<>();
    int left = tokensMax;
    for (int[] document : documents) {
      int length = Math.min(left, document.length);
      kept.add(Arrays.copyOf(document, length));
      left -= length;
    }
    return new TokenSample(kept, invented);
  }

  /**
   * How often each token occurs.
   *
   * @param vocabulary how many tokens the language has
   * @return (vocabulary), and where words were invented as many more as their numbers take
   */
  int[] counts(int vocabulary) {
    int[] counts = new int[numbers(vocabulary)];
    for (int[] document : documents) {
      for (int token : document) {
        counts[token]++;
      }
    }
    return counts;
  }
}
