package wellspring.model.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.learner.matrix.MatrixModel;
import wellspring.model.learner.matrix.NgramTrie;
import wellspring.model.learner.matrix.NumberedWords;
import wellspring.model.learner.matrix.TokenCorpus;
import wellspring.model.text.DocumentEnd;

/** How much heap and disk a fitted matrix takes, by text, order and size of the corpus. */
public final class MatrixMemory {
  private static final int FIXED = SyntheticText.DOCUMENT;

  private MatrixMemory() {}

  public static void main(String[] args) throws IOException {
    heapOf(SyntheticText.ZIPF.documents(1000), 0); // a first reading also sees classes being loaded
    double square = 4.0 * SyntheticText.VOCABULARY * SyntheticText.VOCABULARY;
    System.out.printf("V x V ints: %.0f MB%n", square / 1e6);
    System.out.println("text    tokens    order  n-grams    heap MB  bytes/n-gram  checkpoint MB");
    for (SyntheticText text : SyntheticText.values()) {
      for (int tokens : new int[] {1_000_000, 5_000_000}) {
        for (int order : new int[] {0, 1, 2, 5}) {
          report(text, tokens, order);
        }
      }
    }
  }

  private static void report(SyntheticText text, int tokens, int order) throws IOException {
    List<int[]> documents = text.documents(tokens);
    Heap heap = heapOf(documents, order);
    System.out.printf(
        "%-7s %-9d %-6d %-10d %-8.1f %-13.1f %.1f%n",
        text,
        tokens,
        order,
        heap.ngrams,
        heap.bytes / 1e6,
        (double) heap.bytes / heap.ngrams,
        checkpointBytes(documents, order) / 1e6);
  }

  private static Heap heapOf(List<int[]> documents, int order) {
    long before = usedHeap();
    NgramTrie counts =
        NgramTrie.count(TokenCorpus.open(documents, SyntheticText.VOCABULARY, FIXED), order);
    long bytes = usedHeap() - before;
    return new Heap(bytes, IntStream.rangeClosed(1, order + 1).mapToLong(counts::distinct).sum());
  }

  private record Heap(long bytes, long ngrams) {}

  private static long checkpointBytes(List<int[]> documents, int order) throws IOException {
    NumberedWords tokenizer = new NumberedWords(SyntheticText.VOCABULARY);
    MatrixModel model =
        new MatrixLearner(order, 1, tokenizer, new DocumentEnd.FixedLength(FIXED))
            .fit(documents.stream().map(tokenizer::decode).toList(), Optional.empty());
    CountingOutput out = new CountingOutput();
    model.save(out);
    return out.bytes;
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final class CountingOutput extends OutputStream {
    private long bytes;

    @Override
    public void write(int value) {
      bytes++;
    }

    @Override
    public void write(byte[] values, int from, int length) {
      bytes += length;
    }
  }
}
