package wellspring.model.learner.number;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The bytes of a model of numbers: eight bytes "WSNUMBER", a byte version, the learner's settings
 * as Java's modified UTF-8, the parameters as big-endian IEEE 754 doubles, and the CRC-32 of all
 * that as a long.
 */
final class NumberCheckpoint {
  private static final long MAGIC = 0x57534e554d424552L;
  private static final int VERSION = 1;

  private NumberCheckpoint() {}

  /**
   * @param settings what models must have in common that can replace each other, on one line
   */
  static void write(String settings, double[] parameters, OutputStream stream) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32());
    DataOutputStream out = new DataOutputStream(checked);
    out.writeLong(MAGIC);
    out.writeByte(VERSION);
    out.writeUTF(settings);
    for (double parameter : parameters) {
      out.writeDouble(parameter);
    }
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  /**
   * Reads parameters that were written with these settings.
   *
   * @param count how many there must be
   * @throws IOException if the bytes are something else, broken, or written with other settings
   */
  static double[] read(InputStream stream, String settings, int count) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(stream, new CRC32());
    DataInputStream in = new DataInputStream(checked);
    try {
      checkHead(in, settings);
      double[] parameters = new double[count];
      for (int i = 0; i < count; i++) {
        parameters[i] = in.readDouble();
      }
      long actual = checked.getChecksum().getValue();
      if (in.readLong() != actual || in.read() >= 0) {
        throw new IOException("the checkpoint is broken: its checksum does not fit");
      }
      return parameters;
    } catch (EOFException e) {
      throw new IOException("the checkpoint stops in its middle", e);
    }
  }

  private static void checkHead(DataInputStream in, String settings) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new IOException("this is no checkpoint of a model of numbers");
    }
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("the checkpoint has version " + version + ", not " + VERSION);
    }
    String found = in.readUTF();
    if (!found.equals(settings)) {
      throw new IOException(
          "the checkpoint is of %s, but this learner makes %s".formatted(found, settings));
    }
  }
}
