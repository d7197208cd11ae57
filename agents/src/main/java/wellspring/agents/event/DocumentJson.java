package wellspring.agents.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Documents as JSON, to the byte what Jackson makes of them, in a fraction of its time: of a large
 * population nearly all events are documents, and each is written for the fingerprint and for the
 * table. Safe to use from many threads.
 */
final class DocumentJson {
  private static final ObjectWriter STRINGS = new JsonMapper().writerFor(String.class);
  private static final byte[] ID = ascii("{\"id\":\"");
  private static final byte[] AGENT = ascii("\",\"agent\":\"");
  private static final byte[] ROUND = ascii("\",\"round\":");
  private static final byte[] TEXT = ascii(",\"text\":\"");

  /** What the last document ended with: all of a cohort and all of a generation end alike. */
  private volatile Optional<Ending> latest = Optional.empty();

  /** Where a document comes from, as the end of its JSON. */
  private static final class Ending {
    private final ClaimedProvenance claim;
    private final TrueProvenance truth;
    private final byte[] json;

    Ending(ClaimedProvenance claim, TrueProvenance truth) throws JsonProcessingException {
      this.claim = claim;
      this.truth = truth;
      this.json =
          ("\",\"claim\":{\"origin\":%s},\"truth\":{\"origin\":%s,\"parent\":\"%s\","
                  + "\"humanShare\":%s,\"depth\":%s}}")
              .formatted(
                  name(claim.origin()),
                  name(truth.origin()),
                  utf8(escaped(truth.parent())),
                  number(truth.humanShare()),
                  number(truth.depth()))
              .getBytes(StandardCharsets.UTF_8);
    }

    boolean isOf(DocumentWritten document) {
      return claim.equals(document.claim()) && truth.equals(document.truth());
    }

    private static String name(DocumentOrigin origin) {
      return switch (origin) {
        case HUMAN -> "\"human\"";
        case SYNTHETIC -> "\"synthetic\"";
      };
    }

    private static String number(double value) {
      String digits = NumberOutput.toString(value, true);
      return Double.isFinite(value) ? digits : '"' + digits + '"';
    }

    private static String utf8(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /**
   * The JSON of a document, in UTF-8.
   *
   * @throws JsonProcessingException if Jackson cannot write one of its texts
   */
  byte[] of(DocumentWritten document) throws JsonProcessingException {
    Optional<Ending> ending = latest.filter(last -> last.isOf(document));
    if (ending.isEmpty()) {
      ending = Optional.of(new Ending(document.claim(), document.truth()));
      latest = ending;
    }
    return joined(
        ID,
        escaped(document.id()),
        AGENT,
        escaped(document.agent()),
        ROUND,
        ascii(Integer.toString(document.round())),
        TEXT,
        escaped(document.text()),
        ending.get().json);
  }

  /** A text as it stands between quotation marks. */
  private static byte[] escaped(String text) throws JsonProcessingException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (isPlain(bytes)) {
      return bytes;
    }
    byte[] quoted = STRINGS.writeValueAsBytes(text);
    return Arrays.copyOfRange(quoted, 1, quoted.length - 1);
  }

  /**
   * Whether all of it is ASCII that stands for itself. A question mark may stand for half of a
   * surrogate pair.
   */
  private static boolean isPlain(byte[] bytes) {
    for (byte each : bytes) {
      boolean special = each < ' ' || each == '"' || each == '\\' || each == '?';
      if (special) { // as is all but ASCII, which is below 0
        return false;
      }
    }
    return true;
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
