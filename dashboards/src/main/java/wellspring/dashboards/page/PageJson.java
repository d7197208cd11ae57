package wellspring.dashboards.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The page's JSON, on one line. Numbers that JSON lacks are strings: {@code "Infinity"}. Records
 * keep the order of their components.
 */
public final class PageJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private PageJson() {}

  /** A tree as plain maps, lists and values. */
  static Object plain(JsonNode tree) {
    return MAPPER.convertValue(tree, Object.class);
  }

  /** Plain values, maps, lists and records as JSON. */
  public static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can always be written as JSON", e);
    }
  }
}
