package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.dashboards.page.RunFeed;

@Timeout(60)
class EventStreamTest {
  private final LivePage page =
      LivePage.open(ListenAddress.at(InetAddress.getLoopbackAddress(), 0));
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Listener> listeners = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Listener listener : listeners) {
      listener.close();
    }
    page.close();
  }

  @Test
  void whoComesLateIsToldAllFromTheBeginning() throws IOException {
    LiveRun run = SmallRun.on(page);
    for (int round = 0; round < 300; round++) {
      run.roundClosed(SmallRun.round(round));
    }
    Listener late = listen();
    assertThat(late.read(302)).startsWith("run 0", "state 1", "round 2").endsWith("round 301");
  }

  @Test
  void pageThatIsOpenBeforeTheRunIsToldOfIt() throws IOException {
    Listener early = listen();
    SmallRun.on(page);
    assertThat(early.read(2)).containsExactly("run 0", "state 1");
  }

  @Test
  void whoComesBackIsToldWhatCameSince() throws IOException {
    LiveRun run = SmallRun.on(page);
    for (int round = 0; round < 5; round++) {
      run.roundClosed(SmallRun.round(round));
    }
    Listener back = listen("Last-Event-ID", "small-1/4");
    assertThat(back.read(2)).containsExactly("round 5", "round 6");
    run.roundClosed(SmallRun.round(5));
    assertThat(back.read(1)).containsExactly("round 7");
  }

  @Test
  void whoWasAtAnotherRunOrTalksNonsenseIsToldAll() throws IOException {
    SmallRun.on(page);
    for (String id : List.of("other-9/1", "small-1/", "small-1/x", "small-1/-1", "small-1/999")) {
      assertThat(listen("Last-Event-ID", id).read(2)).as(id).containsExactly("run 0", "state 1");
    }
  }

  @Test
  void manyPagesOfABrowserTakeTurns() throws IOException {
    LiveRun run = SmallRun.on(page);
    List<Listener> first = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      first.add(listen());
      assertThat(first.get(number).read(2)).hasSize(2);
    }
    Listener fifth = listen();
    assertThat(fifth.read(2)).hasSize(2);
    assertThat(first.get(0).isEnded()).as("the oldest leaves").isTrue();
    run.roundClosed(SmallRun.round(0));
    assertThat(first.get(1).read(1)).as("the others stay").containsExactly("round 2");
    assertThat(listen("Last-Event-ID", "small-1/1").read(1)).containsExactly("round 2");
  }

  @Test
  void pageThatDoesNotReadHoldsNobodyUp() throws IOException {
    LiveRun run = SmallRun.on(page);
    listen(); // and never read
    Listener awake = listen();
    assertThat(awake.read(2)).hasSize(2);
    String name = "x".repeat(100_000);
    for (int round = 0; round < 300; round++) {
      run.ended(
          new RunFeed.Ending(Status.FINISHED, name, "", List.of(), "", 1, false), Optional.empty());
    }
    assertThat(awake.read(300)).as("30 MB, while the other reads none").hasSize(300);
  }

  @Test
  void streamsEndWithTheServerAfterAllThatItHasToSayAndAFarewell() throws IOException {
    LiveRun run = SmallRun.on(page);
    Listener listener = listen();
    assertThat(listener.read(2)).hasSize(2);
    run.roundClosed(SmallRun.round(0));
    page.close();
    assertThat(listener.rest())
        .containsSubsequence("event: round", "event: bye", "data: {}", "")
        .endsWith("event: bye", "data: {}", "");
  }

  private Listener listen(String... headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(page.url() + "/events"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      Listener listener = new Listener(client.send(request.build(), BodyHandlers.ofInputStream()));
      listeners.add(listener);
      return listener;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page without a browser. */
  private static final class Listener implements AutoCloseable {
    private final BufferedReader lines;

    Listener(HttpResponse<InputStream> stream) {
      lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    /** The next messages that last: their type and number. */
    List<String> read(int count) throws IOException {
      List<String> messages = new ArrayList<>();
      String number = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          assertThat(line).startsWith("id: " + SmallRun.NAME + "/");
          number = line.substring(line.indexOf('/') + 1);
        } else if (line.startsWith("event: ") && !number.isEmpty()) {
          messages.add(line.substring("event: ".length()) + " " + number);
          number = "";
        }
        if (messages.size() == count) {
          break;
        }
      }
      return messages;
    }

    /** All lines to the orderly end of the stream. */
    List<String> rest() {
      return lines.lines().toList();
    }

    /** Reads to the end of the stream. */
    boolean isEnded() {
      try {
        while (lines.readLine() != null) {}
        return true;
      } catch (IOException e) {
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
