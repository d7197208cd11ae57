package wellspring.model.safetensors;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in a safetensors file before the numbers.
 *
 * @param metadata what the writer wanted to say
 * @param tensors in the order of their bytes, without holes between them
 */
public record SafetensorsHeader(SortedMap<String, String> metadata, List<TensorInfo> tensors) {
  /** The key of the metadata, among the names of the tensors. */
  static final String METADATA = "__metadata__";

  /** The longest that may be, in bytes: the limit of the reference implementation. */
  static final int BYTES_MAX = 100_000_000;

  public SafetensorsHeader {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    tensors = List.copyOf(tensors);
  }

  /** How many bytes of numbers follow the header. */
  long dataBytes() {
    return tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).end();
  }
}
