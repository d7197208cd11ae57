package wellspring.agents.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

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

  /** A power of two. */
  private static final int ENDINGS = 64;

  /**
   * What documents ended with lately: all of a cohort and all of a generation end alike, and those
   * that a model helped to write in few ways.
   */
  private final AtomicReferenceArray<Ending> endings = new AtomicReferenceArray<>(ENDINGS);

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
                  claimed(claim.origin()),
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

    private static String claimed(ClaimedOrigin origin) {
      return switch (origin) {
        case HUMAN -> "\"human\"";
        case SYNTHETIC -> "\"synthetic\"";
        case ASSISTED -> "\"assisted\"";
        case NONE -> "\"none\"";
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
    Ending ending = endings.get(place(document.truth()));
    if (ending == null || !ending.isOf(document)) {
      ending = new Ending(document.claim(), document.truth());
      endings.set(place(document.truth()), ending);
    }
    json.add(ID);
    json.addText(document.id());
    json.add(AGENT);
    json.addText(document.agent());
    json.add(ROUND);
    json.addNumber(document.round());
    json.add(TEXT);
    json.addText(document.text());
    json.add(ending.json);
  }

  private static int place(TrueProvenance truth) {
    int hash = 31 * Double.hashCode(truth.humanShare()) + truth.parent().hashCode();
    return (hash ^ hash >>> 16 ^ hash >>> 8) & (ENDINGS - 1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
