package wellspring.model.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes safetensors files of 32-bit floats. The same content always gives the same bytes: names
 * are sorted, nothing stands between the tensors, and spaces fill the header up to a multiple of
 * eight bytes.
 */
public final class SafetensorsWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Writes one file. The numbers are copied piece by piece; the stream is flushed, not closed.
   *
   * @param metadata further entries of the header
   * @throws IllegalArgumentException if a tensor's name is kept for the metadata
   * @throws IOException if the stream refuses, or the header is longer than readers accept
   */
  public static void write(
      Map<String, String> metadata, Map<String, TensorData> tensors, OutputStream out)
      throws IOException {
    SortedMap<String, TensorData> sorted = new TreeMap<>(tensors);
    byte[] header = header(new TreeMap<>(metadata), sorted);
    out.write(littleEndian(header.length));
    out.write(header);
    byte[] block = new byte[1 << 16];
    FloatBuffer floats = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (TensorData tensor : sorted.values()) {
      float[] values = tensor.values();
      int done = 0;
      while (done < values.length) {
        int count = Math.min(floats.capacity(), values.length - done);
        floats.clear().put(values, done, count);
        out.write(block, 0, count * Float.BYTES);
        done += count;
      }
    }
    out.flush();
  }

  private static byte[] littleEndian(long number) {
    byte[] bytes = new byte[Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(number);
    return bytes;
  }

  private static byte[] header(
      SortedMap<String, String> metadata, SortedMap<String, TensorData> tensors)
      throws IOException {
    if (tensors.containsKey(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException("no tensor can be called " + SafetensorsHeader.METADATA);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        writeMetadata(metadata, json);
      }
      writeTensors(tensors, json);
      json.writeEndObject();
    }
    while (bytes.size() % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    if (bytes.size() > SafetensorsHeader.BYTES_MAX) {
      throw new IOException(
          "the header has %d bytes, the limit is %d"
              .formatted(bytes.size(), SafetensorsHeader.BYTES_MAX));
    }
    return bytes.toByteArray();
  }

  private static void writeMetadata(SortedMap<String, String> metadata, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(SafetensorsHeader.METADATA);
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeTensors(SortedMap<String, TensorData> tensors, JsonGenerator json)
      throws IOException {
    long begin = 0;
    for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
      TensorData tensor = entry.getValue();
      long end = begin + (long) Float.BYTES * tensor.values().length;
      json.writeObjectFieldStart(entry.getKey());
      json.writeStringField("dtype", FloatFormat.F32.name());
      json.writeArrayFieldStart("shape");
      for (int dimension : tensor.shape()) {
        json.writeNumber(dimension);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("data_offsets");
      json.writeNumber(begin);
      json.writeNumber(end);
      json.writeEndArray();
      json.writeEndObject();
      begin = end;
    }
  }
}
