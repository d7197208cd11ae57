package wellspring.agents.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentJsonTest {
  private static final JsonMapper JACKSON =
      JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  @Test
  void isWhatJacksonWrites() throws JsonProcessingException {
    Random random = new Random(1);
    DocumentJson json = new DocumentJson();
    DocumentWritten before = document(random);
    for (int i = 0; i < 20_000; i++) {
      DocumentWritten document = document(random);
      assertThat(written(json, document)).isEqualTo(jackson(document));
      DocumentWritten alike = with(before, document.claim(), document.truth());
      assertThat(written(json, alike)).isEqualTo(jackson(alike));
      before = document;
    }
  }

  @Test
  void seesOneCharacterThatIsNotPlainWhereverItStands() throws JsonProcessingException {
    DocumentJson json = new DocumentJson();
    for (char odd :
        new char[] {'"', '\\', '\n', '\0', '\u007f', '\u0080', '\u20ac', '?', '\u001f'}) {
      for (int place = 0; place < 20; place++) {
        String text = "x".repeat(place) + odd + "~ ".repeat(9);
        DocumentWritten document =
            new DocumentWritten(
                "d",
                "a",
                0,
                text,
                ClaimedProvenance.of(DocumentOrigin.HUMAN),
                TrueProvenance.HUMAN);
        assertThat(written(json, document)).isEqualTo(jackson(document));
      }
    }
  }

  @Test
  void tellsZerosApartThatAreEqualAsNumbers() throws JsonProcessingException {
    DocumentJson json = new DocumentJson();
    DocumentWritten document = document(new Random(1));
    for (double zero : new double[] {0.0, -0.0, 0.0}) {
      TrueProvenance truth = new TrueProvenance(DocumentOrigin.HUMAN, "", 1, zero);
      assertThat(written(json, with(document, document.claim(), truth)))
          .endsWith("\"depth\":" + zero + "}}");
    }
  }

  /** In UTF-8 it writes some characters otherwise than in a string. */
  private static String jackson(DocumentWritten document) throws JsonProcessingException {
    return new String(JACKSON.writeValueAsBytes(document), StandardCharsets.UTF_8);
  }

  private static String written(DocumentJson json, DocumentWritten document)
      throws JsonProcessingException {
    return new String(bytes(json, document), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DocumentJson json, DocumentWritten document)
      throws JsonProcessingException {
    EventBytes bytes = new EventBytes();
    json.write(document, bytes);
    return bytes.copy();
  }

  private static DocumentWritten with(
      DocumentWritten document, ClaimedProvenance claim, TrueProvenance truth) {
    return new DocumentWritten(
        document.id(), document.agent(), document.round(), document.text(), claim, truth);
  }

  @Test
  void doesWithHalfACharacterWhatJacksonDoes() {
    String longer = "so long that it is looked at eight by eight";
    for (String half :
        new String[] {
          "a\ud83d", "\ud83d.", "\ude00", "?\ud83d\ud83d\ude00", longer + "\ud83d" + longer
        }) {
      DocumentWritten document =
          new DocumentWritten(
              "d", "a", 0, half, ClaimedProvenance.of(DocumentOrigin.HUMAN), TrueProvenance.HUMAN);
      Writing jackson = () -> JACKSON.writeValueAsBytes(document);
      Writing own = () -> bytes(new DocumentJson(), document);
      assertThat(outcome(own)).isEqualTo(outcome(jackson));
    }
  }

  private interface Writing {
    byte[] write() throws JsonProcessingException;
  }

  private static String outcome(Writing writing) {
    try {
      return new String(writing.write(), StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      return "refused";
    }
  }

  private static DocumentWritten document(Random random) {
    return new DocumentWritten(
        text(random),
        text(random),
        random.nextInt(3) - 1 + random.nextInt(20_000),
        text(random),
        ClaimedProvenance.of(origin(random)),
        new TrueProvenance(origin(random), text(random), number(random), number(random)));
  }

  private static DocumentOrigin origin(Random random) {
    return random.nextBoolean() ? DocumentOrigin.HUMAN : DocumentOrigin.SYNTHETIC;
  }

  private static double number(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(5);
      case 1 -> random.nextDouble();
      case 2 -> Double.longBitsToDouble(random.nextLong()); // NaN now and then
      case 3 -> Double.POSITIVE_INFINITY;
      case 4 -> -0.0;
      default -> Double.MIN_VALUE;
    };
  }

  /** Mostly plain letters, else anything that a string can hold. */
  private static String text(Random random) {
    int range = random.nextInt(3) == 0 ? Character.MAX_CODE_POINT + 1 : 0x80;
    int lowest = random.nextInt(3) == 0 ? 0 : ' ';
    return random
        .ints(random.nextInt(300), lowest, range)
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
