package wellspring.model.language;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.model.hash.Sha256;
import wellspring.model.language.file.ReadingWatcher;
import wellspring.model.mix.Share;
import wellspring.model.text.CountPhrase;

/**
 * A collection of documents in two parts: one to train on, one that no model ever sees.
 *
 * <p>Which documents are held out depends on nothing but their text: those with the smallest
 * SHA-256. So all runs over the same files measure with the same documents, whatever their seed,
 * and adding a document moves few others. Copies of a text are hashed with their number, so that a
 * text that stands a hundred times is not held out as a whole. Documents chosen to be held out that
 * say nearly the same as one of the training part ({@link NearDuplicates}) are in neither part.
 *
 * @param training in reading order
 * @param heldOut in the order of their hashes, which is as good as random: the first n are a fair
 *     sample
 * @param removed how many documents are in neither part
 */
record HeldOutSplit(List<String> training, List<String> heldOut, int removed) {

  /**
   * @param watcher told how many documents have been compared
   * @throws IllegalArgumentException if one of the parts would be empty
   */
  static HeldOutSplit of(List<String> documents, Share share, ReadingWatcher watcher) {
    int chosen = Math.max(1, share.partOf(documents.size()));
    if (chosen >= documents.size()) {
      throw new IllegalArgumentException(
          "of %s %,d would be held out (language.heldOut = %s), which leaves none to train on; "
              .concat(
                  "give more documents, choose a finer split (language.split=line, or {words: 200} where"
                      + " there are no lines), or lower language.heldOut")
              .formatted(CountPhrase.of(documents.size(), "document"), chosen, share.value()));
    }
    int[] order = byHash(documents);
    int[] rest = Arrays.copyOfRange(order, chosen, order.length);
    Arrays.sort(rest);
    List<String> training = view(documents, rest);
    List<String> heldOut = view(documents, Arrays.copyOf(order, chosen));
    NearDuplicates duplicates = new NearDuplicates(heldOut);
    for (int i = 0; i < training.size(); i++) {
      duplicates.strike(training.get(i));
      watcher.at(ReadingWatcher.Step.COMPARING, i + 1, training.size());
    }
    int[] kept = IntStream.range(0, chosen).filter(i -> !duplicates.isStruck(i)).toArray();
    if (kept.length == 0) {
      throw new IllegalArgumentException(
          "%s to be held out %s in the training part too, or nearly so; "
              .concat("give more different documents or raise language.heldOut")
              .formatted(
                  chosen == 1
                      ? "the document chosen"
                      : "all %,d documents chosen".formatted(chosen),
                  CountPhrase.verb(chosen, "stands", "stand")));
    }
    return new HeldOutSplit(training, view(heldOut, kept), chosen - kept.length);
  }

  /** The documents of both parts. */
  Iterable<String> both() {
    return () -> Stream.concat(training.stream(), heldOut.stream()).iterator();
  }

  private static int[] byHash(List<String> documents) {
    long[] hashes = new long[documents.size()];
    Map<Long, Integer> copies = new HashMap<>();
    for (int i = 0; i < hashes.length; i++) {
      String document = documents.get(i);
      int copy = copies.merge(hash(document, 0), 1, Integer::sum);
      hashes[i] = hash(document, copy - 1);
    }
    return IntStream.range(0, hashes.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(i -> hashes[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static long hash(String document, int copy) {
    MessageDigest digest = Sha256.digest();
    digest.update(document.getBytes(StandardCharsets.UTF_8));
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, copy));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static List<String> view(List<String> documents, int[] indices) {
    return new Selection(documents, indices);
  }

  /** Some documents of a list, by their indices; nothing is copied. */
  private static final class Selection extends AbstractList<String> implements RandomAccess {
    private final List<String> documents;
    private final int[] indices;

    Selection(List<String> documents, int[] indices) {
      this.documents = documents;
      this.indices = indices;
    }

    @Override
    public String get(int index) {
      return documents.get(indices[index]);
    }

    @Override
    public int size() {
      return indices.length;
    }
  }
}
