package wellspring.infra.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;

/** Takes the orders of the people at the page, and answers with what the log has of them. */
final class SteeringHandler implements HttpHandler {
  private static final PostedJson ORDER =
      new PostedJson("Orders are sent with POST", 2 << 20, "That is more than 2 MB");

  private static final int SECONDS_MAX = 30;

  private final Supplier<Optional<LiveRun>> run;

  /**
   * @param run what is steered; none if nothing runs yet
   */
  SteeringHandler(Supplier<Optional<LiveRun>> run) {
    this.run = run;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    ORDER.answer(exchange, this::answer).send(exchange);
  }

  private HttpReply answer(JsonNode message) {
    try {
      return steer(order(message));
    } catch (SteeringException e) {
      return HttpReply.error(400, e.getMessage());
    }
  }

  private HttpReply steer(SteeringCommand order) {
    Optional<LiveRun> live = run.get();
    Optional<SteeringTarget> steered = live.flatMap(LiveRun::wheel);
    if (steered.isEmpty()) {
      return HttpReply.error(
          409, "There is nothing to steer: the run is over, or begins in a moment");
    }
    try {
      return HttpReply.json(
          200,
          told(
              live.get(),
              steered
                  .get()
                  .steer(order)
                  .toCompletableFuture()
                  .orTimeout(SECONDS_MAX, TimeUnit.SECONDS)
                  .join()));
    } catch (CompletionException e) {
      return refusal(AsyncWork.cause(e));
    }
  }

  private static HttpReply refusal(Throwable cause) {
    if (cause instanceof SteeringException) {
      return HttpReply.error(400, cause.getMessage());
    }
    return cause instanceof TimeoutException
        ? HttpReply.error(503, "The run has not taken the order yet; it is waiting")
        : HttpReply.error(500, "The order failed: " + cause.getMessage());
  }

  private static SteeringCommand order(JsonNode message) {
    String action = message.path("action").asText();
    return switch (action) {
      case "pause" -> new SteeringCommand.Pause();
      case "resume" -> new SteeringCommand.Resume();
      case "step" -> new SteeringCommand.Step();
      case "speed" -> new SteeringCommand.Speed(speed(message.path("roundsPerSecond")));
      case "intervene" -> new SteeringCommand.Intervene(text(message, "change"));
      case "write" -> new SteeringCommand.Write(text(message, "text"));
      default ->
          throw new SteeringException(
              "'%s' is not an action; the actions are pause, resume, step, speed, intervene and write"
                  .formatted(action));
    };
  }

  private static OptionalDouble speed(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return OptionalDouble.empty();
    } else if (!value.isNumber()) {
      throw new SteeringException("roundsPerSecond must be a number or null, not " + value);
    }
    return OptionalDouble.of(value.asDouble());
  }

  private static String text(JsonNode message, String key) {
    JsonNode value = message.path(key);
    if (!value.isTextual()) {
      throw new SteeringException("'" + key + "' is missing: it must be a text");
    }
    return value.asText();
  }

  private static Map<String, Object> told(LiveRun run, Steered event) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("round", event.round());
    answer.put("document", event instanceof DocumentOffered offered ? offered.document() : null);
    answer.put(
        "said",
        String.join(
            " ", Stream.concat(Stream.of(said(event)), run.remarks(event).stream()).toList()));
    return answer;
  }

  private static String said(Steered event) {
    int round = event.round();
    return switch (event.kind()) {
      case PAUSED -> "The run waits before round %d.".formatted(round);
      case RESUMED -> "The run goes on with round %d.".formatted(round);
      case STEPPED -> "The run does one more round, and waits.";
      case SPEED -> said((SpeedSet) event);
      case INTERVENED -> "From round %d on: %s".formatted(round, ((Intervened) event).change());
      case DOCUMENT ->
          "Your document is in round %d, as %s."
              .formatted(round, ((DocumentOffered) event).document());
    };
  }

  private static String said(SpeedSet speed) {
    return speed.roundsPerSecond() == 0
        ? "From round %d on: at full speed.".formatted(speed.round())
        : "From round %d on: at most %s rounds a second."
            .formatted(
                speed.round(),
                BigDecimal.valueOf(speed.roundsPerSecond()).stripTrailingZeros().toPlainString());
  }
}
