package wellspring.model.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SortedMap;

/** Safetensors files put together by hand, right ones and wrong ones. */
final class RawFile {
  private RawFile() {}

  /** A header of this JSON, with its true length, and data. */
  static byte[] of(String json, byte[] data) {
    return of(json.getBytes(UTF_8).length, json, data);
  }

  /** A header that claims a length. */
  static byte[] of(long length, String json, byte[] data) {
    byte[] header = json.getBytes(UTF_8);
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(header)
        .put(data)
        .array();
  }

  /** What a header says of one tensor. */
  static String entry(String name, String dtype, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, dtype, shape, begin, end);
  }

  static SortedMap<String, TensorData> read(byte[] file) throws IOException {
    return new SafetensorsReader(new ByteArrayInputStream(file), "the file").read(name -> true);
  }
}
