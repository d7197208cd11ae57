package wellspring.agents.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Documents as JSON, to the byte what Jackson makes of them, in a fraction of its time: of a large
 * population nearly all events are documents, and each is written for the fingerprint and for the
 * table. Safe to use from many threads.
 */
final class DocumentJson {
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
      EventBytes parent = new EventBytes();
      parent.addText(truth.parent());
      this.json =
          ("\",\"claim\":{\"origin\":%s},\"truth\":{\"origin\":%s,\"parent\":\"%s\","
                  + "\"humanShare\":%s,\"depth\":%s}}")
              .formatted(
                  name(claim.origin()),
                  name(truth.origin()),
                  new String(parent.copy(), StandardCharsets.UTF_8),
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
        case ASSISTED -> "\"assisted\"";
      };
    }

    private static String number(double value) {
      String digits = NumberOutput.toString(value, true);
      return Double.isFinite(value) ? digits : '"' + digits + '"';
    }
  }

  /**
   * Writes the JSON of a document.
   *
   * @throws JsonProcessingException if Jackson cannot write one of its texts
   */
  void write(DocumentWritten document, EventBytes json) throws JsonProcessingException {
    Optional<Ending> ending = latest.filter(last -> last.isOf(document));
    if (ending.isEmpty()) {
      ending = Optional.of(new Ending(document.claim(), document.truth()));
      latest = ending;
    }
    json.add(ID);
    json.addText(document.id());
    json.add(AGENT);
    json.addText(document.agent());
    json.add(ROUND);
    json.addNumber(document.round());
    json.add(TEXT);
    json.addText(document.text());
    json.add(ending.get().json);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
