package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wellspring.model.text.DocumentEnd;

/**
 * How much text diversity is measured on: the same for everybody who is compared.
 *
 * <p>Whoever writes more is more diverse by that alone. So figures of diversity are functions of an
 * {@link EqualText} or of {@link EqualDocuments}, and only a size makes these: it cuts what is
 * longer, and refuses what is shorter.
 *
 * @param tokens how many tokens a text has
 * @param documents how many documents are compared
 * @param documentTokens how many tokens each of them has
 */
record SampleSize(int tokens, int documents, int documentTokens) {

  /**
   * What a human sample allows. Documents of fixed length are compared whole. Others are compared
   * on half of what people write, and on the beginnings of half as many documents as there are,
   * each as long as the shortest quarter of the human ones at most: whoever writes only a little
   * less than people is not refused.
   */
  static SampleSize of(Sample human, DocumentEnd end) {
    int documents = human.documents().size();
    if (end instanceof DocumentEnd.FixedLength fixed) {
      return new SampleSize(human.tokens(), documents, fixed.tokens());
    }
    int[] lengths = human.documents().stream().mapToInt(document -> document.length).toArray();
    Arrays.sort(lengths);
    return new SampleSize(
        (human.tokens() + 1) / 2, (documents + 1) / 2, Math.max(1, lengths[documents / 4]));
  }

  /** The first tokens of a sample; empty if it has too few. */
  Optional<EqualText> text(Sample sample) {
    return tokens == 0 || sample.tokens() < tokens
        ? Optional.empty()
        : Optional.of(new EqualText(this, sample.first(tokens)));
  }

  /** The beginnings of the first documents that are long enough; empty if there are too few. */
  Optional<EqualDocuments> documents(Sample sample) {
    List<int[]> beginnings =
        sample.documents().stream()
            .filter(document -> document.length >= documentTokens)
            .limit(documents)
            .map(document -> Arrays.copyOf(document, documentTokens))
            .toList();
    return beginnings.size() < documents
        ? Optional.empty()
        : Optional.of(new EqualDocuments(this, beginnings));
  }

  /** So many tokens of a sample, in documents of any length. */
  static final class EqualText {
    private final SampleSize size;
    private final Sample sample;

    private EqualText(SampleSize size, Sample sample) {
      this.size = size;
      this.sample = sample;
    }

    SampleSize size() {
      return size;
    }

    Sample sample() {
      return sample;
    }
  }

  /** So many documents of a sample, each with so many tokens. */
  static final class EqualDocuments {
    private final SampleSize size;
    private final List<int[]> list;

    private EqualDocuments(SampleSize size, List<int[]> list) {
      this.size = size;
      this.list = list;
    }

    List<int[]> list() {
      return list;
    }

    /**
     * @throws IllegalArgumentException if the other ones have another size
     */
    void requireEqual(EqualDocuments others) {
      if (!size.equals(others.size)) {
        throw new IllegalArgumentException(
            "samples of different sizes are not compared: %s and %s".formatted(size, others.size));
      }
    }
  }
}
