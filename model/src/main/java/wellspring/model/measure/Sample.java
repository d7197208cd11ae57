package wellspring.model.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wellspring.model.text.Tokenizer;

/** Documents as token numbers: what a probe or a reference consists of. Nobody writes into it. */
final class Sample {
  private final List<int[]> documents;
  private final int tokens;

  Sample(List<int[]> documents) {
    this.documents = List.copyOf(documents);
    this.tokens = Math.toIntExact(documents.stream().mapToLong(document -> document.length).sum());
  }

  /**
   * @throws IllegalArgumentException if a text has a word that the language lacks
   */
  static Sample of(Tokenizer tokenizer, List<String> texts) {
    return new Sample(texts.stream().map(tokenizer::encode).toList());
  }

  List<int[]> documents() {
    return documents;
  }

  /** How many tokens all documents have together. */
  int tokens() {
    return tokens;
  }

  /** The first tokens of this sample, the last document cut; all if there are no more than that. */
  Sample first(int tokensMax) {
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
    return new Sample(kept);
  }

  /**
   * How often each token occurs.
   *
   * @return (vocabulary)
   */
  int[] counts(int vocabulary) {
    int[] counts = new int[vocabulary];
    for (int[] document : documents) {
      for (int token : document) {
        counts[token]++;
      }
    }
    return counts;
  }
}
