package wellspring.model.learner.unmix;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/**
 * The bytes of an unmixed model: eight bytes "WSUNMIX1", the tokens of a document and the size of
 * the vocabulary as 32-bit integers, the effective sample size and the estimate times that size, by
 * token, as 64-bit floating-point numbers; the greatest byte first. A CRC-32 closes it, as a 64-bit
 * integer.
 */
final class UnmixCheckpoint {
  private static final long MAGIC = 0x5753554e4d495831L;

  private UnmixCheckpoint() {}

  static void write(DocumentEnd.FixedLength end, double size, double[] sums, OutputStream stream)
      throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32());
    DataOutputStream out = new DataOutputStream(checked);
    out.writeLong(MAGIC);
    out.writeInt(end.tokens());
    out.writeInt(sums.length);
    out.writeDouble(size);
    for (double sum : sums) {
      out.writeDouble(sum);
    }
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  /**
   * Reads a model of this tokenizer and length of documents.
   *
   * @throws IOException if the bytes are something else, broken, or of another language
   */
  static UnmixModel read(InputStream stream, Tokenizer tokenizer, DocumentEnd.FixedLength end)
      throws IOException {
    CheckedInputStream checked = new CheckedInputStream(stream, new CRC32());
    DataInputStream in = new DataInputStream(checked);
    try {
      return read(in, checked, tokenizer, end);
    } catch (EOFException e) {
      throw new EOFException("the checkpoint stops in its middle");
    }
  }

  private static UnmixModel read(
      DataInputStream in,
      CheckedInputStream checked,
      Tokenizer tokenizer,
      DocumentEnd.FixedLength end)
      throws IOException {
    if (in.readLong() != MAGIC) {
      throw new IOException("this is no checkpoint of an unmixed model");
    }
    int tokens = in.readInt();
    int vocabulary = in.readInt();
    if (tokens != end.tokens() || vocabulary != tokenizer.vocabularySize()) {
      throw new IOException(
          "the checkpoint has documents of %d tokens and a vocabulary of %d, this learner %d and %d"
              .formatted(tokens, vocabulary, end.tokens(), tokenizer.vocabularySize()));
    }
    double size = in.readDouble();
    double[] sums = new double[vocabulary];
    for (int token = 0; token < vocabulary; token++) {
      sums[token] = in.readDouble();
    }
    long checksum = checked.getChecksum().getValue();
    if (in.readLong() != checksum) {
      throw new IOException("the checkpoint is broken: its checksum does not fit");
    }
    if (in.read() >= 0) {
      throw new IOException("the checkpoint is broken: something follows it");
    }
    return new UnmixModel(tokenizer, end, size, sums);
  }
}
