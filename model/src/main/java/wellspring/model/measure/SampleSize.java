package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import wellspring.model.text.DocumentEnd;

/**
 * How much text diversity is measured on: the same amount for all that are compared.
 *
 * <p>A longer text is more diverse for that reason alone. So figures of diversity are functions of
 * an {@link EqualText} or of {@link EqualBlocks}, and only a size makes these: it cuts what is
 * longer, and refuses what is shorter.
 *
 * @param tokens how many tokens a text has
 * @param blocks how many blocks are compared
 * @param blockSymbols how many symbols each of them has
 * @param boundary the symbol that stands behind each document in a block; empty where documents
 *     have no end symbol
 */
record SampleSize(int tokens, int blocks, int blockSymbols, OptionalInt boundary) {

  /**
   * What a human sample allows. Documents of fixed length are compared whole, each a block. Else
   * half of what people write is compared: the text, and half as many blocks as there are
   * documents, each of as many symbols as people's documents have on average, their ends included.
   * So a writer of a little less than people is not refused, nor one of short documents.
   *
   * @param vocabulary how many tokens the language has; the end symbol is numbered so
   */
  static SampleSize of(TokenSample human, DocumentEnd end, int vocabulary) {
    int documents = human.documents().size();
    if (end instanceof DocumentEnd.FixedLength fixed) {
      return new SampleSize(human.tokens(), documents, fixed.tokens(), OptionalInt.empty());
    }
    int blockSymbols = (human.tokens() + documents) / documents;
    return new SampleSize(
        (human.tokens() + 1) / 2, (documents + 1) / 2, blockSymbols, OptionalInt.of(vocabulary));
  }

  /** The first tokens of a sample; empty if it has too few. */
  Optional<EqualText> text(TokenSample sample) {
    return tokens == 0 || sample.tokens() < tokens
        ? Optional.empty()
        : Optional.of(new EqualText(this, sample.first(tokens)));
  }

  /** The first symbols of a sample, cut into blocks; empty if it has too few. */
  Optional<EqualBlocks> blocks(TokenSample sample) {
    int[] symbols = symbols(sample);
    if (symbols.length < (long) blocks * blockSymbols) {
      return Optional.empty();
    }
    List<int[]> list =
        IntStream.range(0, blocks)
            .mapToObj(i -> Arrays.copyOfRange(symbols, i * blockSymbols, (i + 1) * blockSymbols))
            .toList();
    return Optional.of(new EqualBlocks(this, list));
  }

  /** All documents in a row, the boundary behind each. */
  private int[] symbols(TokenSample sample) {
    int behindEach = boundary.isPresent() ? 1 : 0;
    int[] symbols = new int[Math.addExact(sample.tokens(), sample.documents().size() * behindEach)];
    int next = 0;
    for (int[] document : sample.documents()) {
      System.arraycopy(document, 0, symbols, next, document.length);
      next += document.length;
      if (boundary.isPresent()) {
        symbols[next++] = boundary.getAsInt();
      }
    }
    return symbols;
  }

  /** So many tokens of a sample, in documents of any length. */
  static final class EqualText {
    private final SampleSize size;
    private final TokenSample sample;

    private EqualText(SampleSize size, TokenSample sample) {
      this.size = size;
      this.sample = sample;
    }

    SampleSize size() {
      return size;
    }

    TokenSample sample() {
      return sample;
    }
  }

  /** So many blocks of a sample, each with so many symbols. */
  static final class EqualBlocks {
    private final SampleSize size;
    private final List<int[]> list;

    private EqualBlocks(SampleSize size, List<int[]> list) {
      this.size = size;
      this.list = list;
    }

    List<int[]> list() {
      return list;
    }

    /**
     * @throws IllegalArgumentException if the other ones have another size
     */
    void requireEqual(EqualBlocks others) {
      if (!size.equals(others.size)) {
        throw new IllegalArgumentException(
            "samples of different sizes are not compared: %s and %s".formatted(size, others.size));
      }
    }
  }
}
