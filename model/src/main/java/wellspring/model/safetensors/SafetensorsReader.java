package wellspring.model.safetensors;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a safetensors file: first the header, then once the tensors. Memory is taken for what is
 * there, not for what a header promises.
 *
 * <p>Each error is an {@link IOException} that begins with the file's name.
 */
public final class SafetensorsReader implements Closeable {
  /** No tensor takes more at once while it is not known that the file is long enough. */
  private static final int UNSEEN_MAX = 1 << 22;

  private final InputStream in;
  private final String name;
  private final boolean lengthKnown;
  private final SafetensorsHeader header;
  private final byte[] buffer = new byte[1 << 16];
  private long position;

  /**
   * Reads the header.
   *
   * @param in is read to its end; {@link #close} closes it
   * @param name how errors call it
   * @throws IOException if it has none, or one that contradicts itself
   */
  public SafetensorsReader(InputStream in, String name) throws IOException {
    this(in, name, -1);
  }

  private SafetensorsReader(InputStream in, String name, long length) throws IOException {
    this.in = in;
    this.name = name;
    this.lengthKnown = length >= 0;
    this.header = new HeaderParser(name).parse(headerBytes());
    if (lengthKnown) {
      checkLength(length);
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws IOException if it cannot be read, has no header, one that contradicts itself, or one
   *     that does not fit the file's length
   */
  public static SafetensorsReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return new SafetensorsReader(in, file.toString(), Files.size(file));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** How errors call the file. */
  public String name() {
    return name;
  }

  public SafetensorsHeader header() {
    return header;
  }

  /**
   * Reads the numbers, once. Formats: F64, F32, F16 and BF16.
   *
   * @param wanted says of a tensor's name whether it is wanted
   * @return the wanted tensors by their names
   * @throws IOException if the numbers end too early, something follows them, or a wanted tensor
   *     has another format or more numbers than an array can hold
   */
  public SortedMap<String, TensorData> read(Predicate<String> wanted) throws IOException {
    requireReadable(wanted);
    SortedMap<String, TensorData> tensors = new TreeMap<>();
    for (TensorInfo tensor : header.tensors()) {
      if (wanted.test(tensor.name())) {
        tensors.put(tensor.name(), new TensorData(tensor.shape(), values(tensor)));
      } else {
        skip(tensor);
      }
    }
    if (in.read() >= 0) {
      throw tooLong();
    }
    return tensors;
  }

  /**
   * Looks whether {@link #read} can read tensors, as far as the header tells.
   *
   * @throws IOException if a wanted tensor has another format or more numbers than an array can
   *     hold
   */
  public void requireReadable(Predicate<String> wanted) throws IOException {
    for (TensorInfo tensor : header.tensors()) {
      if (wanted.test(tensor.name())) {
        checkReadable(tensor);
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] headerBytes() throws IOException {
    byte[] first = in.readNBytes(Long.BYTES);
    if (first.length < Long.BYTES) {
      throw new IOException(
          "%s is no safetensors file: it has only %d bytes".formatted(name, first.length));
    }
    long length = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 0 || length > SafetensorsHeader.BYTES_MAX) {
      throw new IOException(
          "%s is no safetensors file: its header would have %s bytes, the limit is %d"
              .formatted(name, Long.toUnsignedString(length), SafetensorsHeader.BYTES_MAX));
    }
    byte[] json = in.readNBytes((int) length);
    position = (long) Long.BYTES + json.length;
    if (json.length < length) {
      throw truncated("the header", Long.BYTES + length, position);
    }
    return json;
  }

  private void checkLength(long length) throws IOException {
    for (TensorInfo tensor : header.tensors()) {
      if (tensor.end() > length - position) {
        throw truncated(described(tensor), position + tensor.end(), length);
      }
    }
    if (header.dataBytes() < length - position) {
      position += header.dataBytes();
      throw tooLong();
    }
  }

  private void checkReadable(TensorInfo tensor) throws IOException {
    if (FloatFormat.of(tensor.dtype()).isEmpty()) {
      throw new IOException(
          "%s cannot be read: %s has dtype %s; F64, F32, F16 and BF16 can be read"
              .formatted(name, described(tensor), tensor.dtype()));
    }
    if (tensor.count() > Integer.MAX_VALUE - 8) {
      throw new IOException(
          "%s cannot be read: %s has %d numbers, more than an array can hold"
              .formatted(name, described(tensor), tensor.count()));
    }
  }

  private float[] values(TensorInfo tensor) throws IOException {
    FloatFormat format = FloatFormat.of(tensor.dtype()).orElseThrow();
    int count = (int) tensor.count();
    float[] values = new float[lengthKnown ? count : Math.min(count, UNSEEN_MAX)];
    int done = 0;
    while (done < count) {
      int bytes = fill(tensor, (long) (count - done) * format.bytes());
      int next = done + bytes / format.bytes();
      if (next > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
      }
      ByteBuffer some = ByteBuffer.wrap(buffer, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
      format.decode(some, values, done);
      done = next;
    }
    return values;
  }

  private void skip(TensorInfo tensor) throws IOException {
    long rest = tensor.end() - tensor.begin();
    while (rest > 0) {
      rest -= fill(tensor, rest);
    }
  }

  /** Fills the buffer with the tensor's next bytes, of which so many are left. */
  private int fill(TensorInfo tensor, long left) throws IOException {
    int bytes = (int) Math.min(buffer.length, left);
    int got = in.readNBytes(buffer, 0, bytes);
    position += got;
    if (got < bytes) {
      throw truncated(described(tensor), position - got + left, position);
    }
    return bytes;
  }

  private static String described(TensorInfo tensor) {
    return "tensor '" + tensor.name() + "'";
  }

  private IOException truncated(String what, long end, long length) {
    return new IOException(
        "%s is truncated: %s ends at byte %d, but the file has only %d"
            .formatted(name, what, end, length));
  }

  private IOException tooLong() {
    return new IOException(
        "%s is no safetensors file: something follows its last tensor, from byte %d on"
            .formatted(name, position));
  }
}
