package wellspring.model.text.symbol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns byte-level BPE from text: which neighbours to merge into one symbol, the most frequent
 * first (Sennrich et al. 2016, on bytes as in GPT-2, Radford et al. 2019).
 *
 * <p>The symbols are GPT-2's: first the 256 bytes in the order of their characters, then the merges
 * in the order in which they were learnt, and last the boundary. A pair's frequency is the number
 * of places where it stands, overlaps included; of equally frequent pairs that with the lower left
 * number is merged first, then that with the lower right one. What occurs only once is not merged.
 *
 * <p>No two merges spell the same symbol: what was merged inside a stretch of text depends on the
 * stretch alone as long as no merge has crossed its ends.
 */
public final class BpeTrainer {
  /** The bytes and the boundary. */
  public static final int SYMBOLS_MIN = ByteAlphabet.BYTES + 1;

  private static final int OCCURRENCES_MIN = 2;

  private final List<String> names = new ArrayList<>(); // in the byte alphabet, by symbol
  private final List<String> merges = new ArrayList<>();

  private BpeTrainer() {
    IntStream.range(0, ByteAlphabet.BYTES)
        .mapToObj(ByteAlphabet::letter)
        .sorted()
        .forEach(names::add);
  }

  /**
   * Learns from documents.
   *
   * @param documents are gone through once
   * @param symbols how many to learn, the bytes and the boundary included; there are fewer if the
   *     documents do not give as many
   * @return a {@code tokenizer.json}; the same documents give the same one
   * @throws IllegalArgumentException if {@code symbols} is less than {@link #SYMBOLS_MIN}
   */
  public static String train(Iterable<String> documents, int symbols) {
    if (symbols < SYMBOLS_MIN) {
      throw new IllegalArgumentException(
          "the bytes and the boundary alone are %d symbols, more than %d"
              .formatted(SYMBOLS_MIN, symbols));
    }
    BpeTrainer trainer = new BpeTrainer();
    trainer.merge(trainer.table(PreTokens.counts(documents)), symbols - 1);
    return TokenizerJson.bytePairs(trainer.names, trainer.merges, true);
  }

  private PairTable table(Map<String, Long> counts) {
    int[] letters = new int[ByteAlphabet.BYTES];
    Arrays.setAll(letters, value -> names.indexOf(ByteAlphabet.letter(value)));
    List<int[]> rows = counts.keySet().stream().map(piece -> row(piece, letters)).toList();
    PairTable table =
        new PairTable(Math.toIntExact(rows.stream().mapToLong(row -> row.length).sum()));
    int next = 0;
    for (long occurrences : counts.values()) {
      table.add(rows.get(next++), occurrences);
    }
    return table;
  }

  private static int[] row(String piece, int[] letters) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, bytes.length)
        .map(i -> letters[Byte.toUnsignedInt(bytes[i])])
        .toArray();
  }

  private void merge(PairTable table, int namesMax) {
    while (names.size() < namesMax) {
      Optional<SymbolPair> best = table.mostFrequent(OCCURRENCES_MIN);
      if (best.isEmpty()) {
        return;
      }
      String left = names.get(best.get().left);
      String right = names.get(best.get().right);
      merges.add(left + " " + right);
      table.merge(best.get(), names.size());
      names.add(left + right);
    }
  }
}
