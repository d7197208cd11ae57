package wellspring.infra.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;

/**
 * A message that pages post as JSON.
 *
 * @param otherMethod what to say to those who do not post
 * @param bytesMax how long it may be
 * @param tooLong what to say if it is longer
 */
record PostedJson(String otherMethod, int bytesMax, String tooLong) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** A body that is refused is read to its end all the same, so that the answer is heard. */
  private static final int BYTES_PASSED_OVER = 16 << 20;

  /** What answers a message. */
  @FunctionalInterface
  interface Answering {
    HttpReply answer(JsonNode message);
  }

  /** Reads the message and answers it, or says why it cannot be read. */
  HttpReply answer(HttpExchange exchange, Answering answering) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return HttpReply.error(405, otherMethod);
    }
    InputStream body = exchange.getRequestBody();
    byte[] json = body.readNBytes(bytesMax + 1);
    if (json.length > bytesMax) {
      body.readNBytes(BYTES_PASSED_OVER);
      return HttpReply.error(413, tooLong);
    }
    JsonNode message;
    try {
      message = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return HttpReply.error(400, "That is no JSON");
    }
    return answering.answer(message);
  }
}
