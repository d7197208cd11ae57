package wellspring.model.text.symbol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON and the other text that come with a checkpoint. */
public final class CheckpointText {
  private static final long BYTES_MAX = 100_000_000;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  // The names of a vocabulary come once each; to remember them only costs time.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CheckpointText() {}

  /**
   * The text of a file, without the byte order mark that some editors put before it.
   *
   * @throws IOException if it cannot be read, has more than 100 million bytes or is no UTF-8; the
   *     message names it
   */
  public static String read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    if (Files.size(file) > BYTES_MAX) {
      throw new IOException(
          "%s has %d bytes, the limit is %d".formatted(file, Files.size(file), BYTES_MAX));
    }
    try {
      String text = Files.readString(file);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no UTF-8", e);
    }
  }

  /**
   * The object that a text holds.
   *
   * @param file how errors call the text
   * @throws IOException if it is something else
   */
  public static ObjectNode object(String text, String file) throws IOException {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IOException(file + " is no JSON object");
  }

  /** A text as JSON, in quotes. */
  public static String quoted(String text) {
    return JSON.getNodeFactory().textNode(text).toString();
  }
}
