package wellspring.model.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of UTF-8 as tokens, 0 to 255.
 *
 * <p>Token sequences that are not UTF-8 decode to U+FFFD where they break, and do not come back.
 */
public final class ByteTokenizer implements Tokenizer {
  private static final int BYTES = 256;

  @Override
  public int vocabularySize() {
    return BYTES;
  }

  @Override
  public int[] encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] tokens = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      tokens[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return tokens;
  }

  @Override
  public Optional<int[]> ends(String text) {
    int[] ends = new int[encode(text).length];
    int token = 0;
    for (int at = 0; at < text.length(); ) {
      int end = at + Character.charCount(text.codePointAt(at));
      int next = token + encode(text.substring(at, end)).length;
      Arrays.fill(ends, token, next, end);
      token = next;
      at = end;
    }
    return Optional.of(ends);
  }

  /**
   * @throws IllegalArgumentException if a token lies outside 0 to 255
   */
  @Override
  public String decode(int[] tokens) {
    byte[] bytes = new byte[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] < 0 || tokens[i] >= BYTES) {
        throw new IllegalArgumentException("a byte lies between 0 and 255, not at " + tokens[i]);
      }
      bytes[i] = (byte) tokens[i];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
