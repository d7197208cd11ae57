package wellspring.model.learner.gpt;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.sampling.PermutationSampler;
import wellspring.model.text.CountPhrase;

/**
 * The rows that a training sees: in each epoch all documents in a new order, one after the other
 * with a boundary before, between and after them, cut into rows. What is left at the end of an
 * epoch makes one more row, which begins within the row before.
 */
final class TrainingRows {
  private final List<int[]> documents;
  private final int boundary;
  private final int context;
  private final UniformRandomProvider random;
  private final int[] order;
  private final int[] stream;
  private int place;

  /**
   * @param context how many predictions a row has
   * @throws IllegalArgumentException if the documents are shorter than one row
   */
  TrainingRows(List<int[]> documents, int boundary, int context, UniformRandomProvider random) {
    this.documents = documents;
    this.boundary = boundary;
    this.context = context;
    this.random = random;
    this.order = PermutationSampler.natural(documents.size());
    int length =
        Math.addExact(
            documents.size() + 1,
            Math.toIntExact(documents.stream().mapToLong(document -> document.length).sum()));
    if (length - 1 < context) {
      throw new IllegalArgumentException(
          ("the corpus is shorter than one context: it has %s, boundaries included, and the"
                  + " model's context is %d; lower the context or take more documents")
              .formatted(CountPhrase.of(length - 1, "token"), context));
    }
    this.stream = new int[length];
    this.place = length;
  }

  /** How many rows an epoch has. */
  int epoch() {
    return (stream.length - 1 + context - 1) / context;
  }

  /**
   * The next row.
   *
   * @param tokens where its {@code context} tokens go
   * @param targets where the tokens that follow each of them go
   * @param at from which place on
   */
  void next(long[] tokens, long[] targets, int at) {
    if (place + 1 >= stream.length) {
      shuffle();
    }
    int start = Math.min(place, stream.length - 1 - context);
    for (int i = 0; i < context; i++) {
      tokens[at + i] = stream[start + i];
      targets[at + i] = stream[start + i + 1];
    }
    place = start + context;
  }

  private void shuffle() {
    ArraySampler.shuffle(random, order);
    int length = 0;
    stream[length++] = boundary;
    for (int document : order) {
      int[] tokens = documents.get(document);
      System.arraycopy(tokens, 0, stream, length, tokens.length);
      length += tokens.length;
      stream[length++] = boundary;
    }
    place = 0;
  }
}
