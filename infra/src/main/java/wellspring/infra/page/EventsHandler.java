package wellspring.infra.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import wellspring.dashboards.page.MessageFeed;
import wellspring.dashboards.page.MessageFeed.Message;

/**
 * Sends a page what the feed has, and then what comes, as server-sent events. Who was here before
 * and names the last message that lasts is sent what came after it.
 */
final class EventsHandler implements HttpHandler {
  private static final long HEARTBEAT_MILLIS = 10_000;

  /** So that a fast run is many messages at a time instead of many times a message. */
  private static final long PACE_MILLIS = 100;

  private static final String BEGINNING = "retry: 1000\n\n";
  private static final String HEARTBEAT = ":\n\n";

  /** Nothing will follow, so that the page need not look for a server that is gone. */
  private static final String FAREWELL = "event: bye\ndata: {}\n\n";

  private final MessageFeed feed;
  private final EventStreams streams;
  private final Supplier<String> run;

  /**
   * @param run the name of the run whose feed it is, once it has messages
   */
  EventsHandler(MessageFeed feed, EventStreams streams, Supplier<String> run) {
    this.feed = feed;
    this.streams = streams;
    this.run = run;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    MessageFeed.Reader reader = feed.reader(next(lastSeen(exchange)));
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(200, HttpReply.NOTHING);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(200, 0);
    try (EventStreams.Stream stream = streams.open(exchange.getRemoteAddress().getAddress())) {
      follow(reader, stream, exchange.getResponseBody());
      exchange.close(); // before the page counts as told, so that the server's end cuts nothing off
    } catch (InterruptedException e) {
      // Another page needs the place: this one comes back by itself.
    } finally {
      exchange.close();
    }
  }

  private void follow(MessageFeed.Reader reader, EventStreams.Stream stream, OutputStream out)
      throws IOException, InterruptedException {
    stream.write(out, BEGINNING);
    while (!reader.isAtEnd()) {
      List<Message> messages = reader.next(HEARTBEAT_MILLIS);
      stream.write(out, messages.isEmpty() ? HEARTBEAT : text(messages));
      stream.rest(PACE_MILLIS);
    }
    stream.write(out, FAREWELL);
  }

  private String text(List<Message> messages) {
    StringBuilder text = new StringBuilder();
    for (Message message : messages) {
      message
          .number()
          .ifPresent(
              number ->
                  text.append("id: ").append(run.get()).append('/').append(number).append('\n'));
      text.append("event: ").append(message.type()).append('\n');
      text.append("data: ").append(message.json()).append("\n\n");
    }
    return text.toString();
  }

  /** A header where the browser comes back by itself, a parameter where the page does. */
  private static String lastSeen(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    return header == null ? QueryParameters.of(exchange).getOrDefault("after", "") : header;
  }

  private int next(String lastSeen) {
    String own = run.get() + "/";
    String number = lastSeen.startsWith(own) ? lastSeen.substring(own.length()) : "";
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) + 1 : 0;
  }
}
