package wellspring.model.learner.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import wellspring.model.text.DocumentEnd;

/**
 * The bytes of a matrix.
 *
 * <p>Eight bytes "WSMATRIX", a byte version (1 for a prior that is given, 2 for one that was
 * estimated), a byte order, a byte kind of ending (0 fixed length, 1 end symbol), the most tokens
 * of a document, the size of the vocabulary, the prior (8 bytes; in version 2 as many for each
 * length of context, the empty one first), then the levels, shortest n-grams first: for each parent
 * how many children it has, for each child by how much its symbol exceeds the one before, less 1,
 * and its count. A CRC-32 closes it. Numbers take as few bytes as they need. Suffix links are not
 * stored: they follow.
 *
 * <p>Nothing is compressed further: what a deflater makes of the same bytes may differ from one
 * machine to the next, and checkpoints are named by their hash.
 */
final class MatrixCheckpoint {
  private static final long MAGIC = 0x57534d4154524958L;

  /** A prior that is given: one number. */
  private static final int VERSION_FIXED = 1;

  /** A prior that was estimated: a number for each length of context. */
  private static final int VERSION_ESTIMATED = 2;

  private MatrixCheckpoint() {}

  static void write(MatrixSettings settings, TransitionMatrix matrix, OutputStream stream)
      throws IOException {
    CheckedOutput out = new CheckedOutput(stream);
    out.writeLong(MAGIC);
    out.writeByte(settings.prior() instanceof Prior.Estimated ? VERSION_ESTIMATED : VERSION_FIXED);
    out.writeByte(settings.order());
    out.writeByte(settings.end() instanceof DocumentEnd.EndSymbol ? 1 : 0);
    out.writeCount(settings.end().tokensMax());
    out.writeCount(settings.vocabularySize());
    writePrior(settings, matrix.prior(), out);
    NgramTrie counts = matrix.counts();
    int parents = 1;
    for (int length = 0; length <= settings.order(); length++) {
      NgramLevel level = counts.after(length);
      for (int parent = 0; parent < parents; parent++) {
        writeChildren(level, parent, out);
      }
      parents = level.size();
    }
    out.finish();
  }

  private static void writePrior(MatrixSettings settings, PriorWeights prior, CheckedOutput out)
      throws IOException {
    int numbers = settings.prior() instanceof Prior.Estimated ? settings.order() + 1 : 1;
    for (int length = 0; length < numbers; length++) {
      out.writeLong(Double.doubleToLongBits(prior.at(length)));
    }
  }

  private static void writeChildren(NgramLevel level, int parent, CheckedOutput out)
      throws IOException {
    out.writeCount(level.to(parent) - level.from(parent));
    int last = -1;
    for (int child = level.from(parent); child < level.to(parent); child++) {
      out.writeCount(level.symbol(child) - last - 1);
      out.writeCount(level.count(child));
      last = level.symbol(child);
    }
  }

  /**
   * Reads a matrix that was written with these settings.
   *
   * @throws IOException if the bytes are something else, broken, or written with other settings
   */
  static TransitionMatrix read(InputStream stream, MatrixSettings expected) throws IOException {
    CheckedInput in = new CheckedInput(stream);
    if (in.readLong() != MAGIC) {
      throw new IOException("this is no checkpoint of a matrix");
    }
    int version = in.readByte();
    if (version != VERSION_FIXED && version != VERSION_ESTIMATED) {
      throw new IOException(
          "the checkpoint has version %d, not %d or %d"
              .formatted(version, VERSION_FIXED, VERSION_ESTIMATED));
    }
    Header header = readHeader(in, version == VERSION_ESTIMATED);
    MatrixSettings found = header.settings();
    if (!found.equals(expected)) {
      throw new IOException(
          "the checkpoint is of %s, but this learner makes %s".formatted(found, expected));
    }
    NgramLevel[] levels = new NgramLevel[expected.order() + 1];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = NgramLevelReader.read(in, i == 0 ? null : levels[i - 1], expected.symbols());
    }
    in.finish();
    return new TransitionMatrix(new NgramTrie(expected.symbols(), levels), header.weights());
  }

  private record Header(MatrixSettings settings, PriorWeights weights) {}

  private static Header readHeader(CheckedInput in, boolean estimated) throws IOException {
    int order = in.readByte();
    int kind = in.readByte();
    int tokensMax = in.readCount();
    int vocabularySize = in.readCount();
    double[] numbers = new double[estimated ? order + 1 : 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.longBitsToDouble(in.readLong());
    }
    try {
      DocumentEnd end =
          switch (kind) {
            case 0 -> new DocumentEnd.FixedLength(tokensMax);
            case 1 -> new DocumentEnd.EndSymbol(tokensMax);
            default -> throw new IllegalArgumentException("no ending has number " + kind);
          };
      Prior prior = estimated ? new Prior.Estimated() : new Prior.Fixed(numbers[0]);
      return new Header(
          new MatrixSettings(order, prior, vocabularySize, end),
          estimated ? PriorWeights.of(numbers) : PriorWeights.uniform(numbers[0], order));
    } catch (IllegalArgumentException e) {
      throw new IOException("the checkpoint is broken: " + e.getMessage(), e);
    }
  }
}
