package wellspring.agents.outside;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;

/** Orders and answers as JSON, in UTF-8. */
public final class OutsideJson {
  private static final JsonMapper ORDERS =
      JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
  private static final JsonMapper ANSWERS =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .withCoercionConfig(LogicalType.Textual, OutsideJson::onlyText)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
          .build();

  private OutsideJson() {}

  private static void onlyText(MutableCoercionConfig texts) {
    for (CoercionInputShape other :
        List.of(CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float)) {
      texts.setCoercion(other, CoercionAction.Fail);
    }
  }

  /** An order's JSON. The same order gives the same bytes. */
  public static byte[] encode(OutsideOrder order) {
    try {
      return ORDERS.writerFor(OutsideOrder.class).writeValueAsBytes(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + order.id() + " as JSON", e);
    }
  }

  /** An answer's JSON. */
  public static byte[] encode(OutsideAnswer answer) {
    try {
      return ORDERS.writerFor(OutsideAnswer.class).writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot answer " + answer.order() + " as JSON", e);
    }
  }

  /**
   * The order that {@link #encode(OutsideOrder)} wrote.
   *
   * @throws IOException if the bytes are none
   */
  public static OutsideOrder order(byte[] json) throws IOException {
    return ORDERS.readValue(json, OutsideOrder.class);
  }

  /**
   * The answer that a program has given.
   *
   * @throws IOException if the bytes are none; the message is for who wrote the program
   */
  static OutsideAnswer answer(byte[] json) throws IOException {
    try {
      OutsideAnswer answer = ANSWERS.readValue(json, OutsideAnswer.class);
      if (answer == null) {
        throw new IOException("it is null");
      }
      return answer;
    } catch (JsonProcessingException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }
}
