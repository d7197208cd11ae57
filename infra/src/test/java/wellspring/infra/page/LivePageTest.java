package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;
import wellspring.dashboards.page.RunFeed;
import wellspring.infra.run.RunException;

@Timeout(60)
class LivePageTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final LivePage page = LivePage.open(ListenAddress.at(LOOPBACK, 0));
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<SteeringCommand> orders = new ArrayList<>();

  @AfterEach
  void close() {
    page.close();
  }

  private LiveRun run() {
    return SmallRun.on(page);
  }

  @Test
  void servesThePageWithAPolicyThatLetsNothingForeignIn() throws Exception {
    HttpResponse<String> answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<!doctype html>");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void sendsNoFileTwiceAndPacksIt() throws Exception {
    HttpResponse<String> plain = get("/assets/echarts.min.js");
    String tag = plain.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> packed = get("/assets/echarts.min.js", "Accept-Encoding", "gzip, br");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isLessThan(plain.headers().firstValueAsLong("Content-Length").orElseThrow() / 2);
    HttpResponse<String> again = get("/assets/echarts.min.js", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/eventsfoo",
        "/api/steer/now",
        "/nothing",
        "/assets/",
        "/assets/nothing.js",
        "/assets/../PageFiles.class",
        "/assets/%2e%2e/PageFiles.class",
        "/assets/PageFiles.class",
        "/index.html",
        "/metricsx"
      })
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void theAddressHasATokenOfItsOwnWhichTheUrlLacks() {
    try (LivePage other = LivePage.open(ListenAddress.at(LOOPBACK, 0))) {
      assertThat(page.address()).startsWith(page.url() + "/#token=");
      assertThat(token(page)).hasSize(22).isNotEqualTo(token(other));
      assertThat(page.url()).matches("http://127\\.0\\.0\\.1:\\d+");
    }
  }

  @Test
  void portInUseGivesWayToTheNextFreeOneAndThatIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK);
        LivePage next =
            LivePage.open(new ListenAddress(LOOPBACK, taken.getLocalPort(), true, List.of()))) {
      assertThat(URI.create(next.url()).getPort())
          .isBetween(taken.getLocalPort() + 1, taken.getLocalPort() + 50);
      assertThat(next.remark()).hasValue("port " + taken.getLocalPort() + " is in use");
      assertThat(page.remark()).isEmpty();
    }
  }

  @Test
  void portThatWasAskedForAndIsInUseIsRefusedWithARemedy() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      ListenAddress wish = ListenAddress.at(LOOPBACK, taken.getLocalPort());
      assertThatThrownBy(() -> LivePage.open(wish))
          .isInstanceOf(RunException.class)
          .hasMessage(
              "--port %d is in use: name another port, or 0 for any, or leave --port out for the next free one"
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void lastPortOfAllInUseIsRefusedWithARemedy() throws IOException {
    try (ServerSocket taken = new ServerSocket(ListenAddress.PORT_MAX, 1, LOOPBACK)) {
      ListenAddress wish = new ListenAddress(LOOPBACK, taken.getLocalPort(), true, List.of());
      assertThatThrownBy(() -> LivePage.open(wish))
          .isInstanceOf(RunException.class)
          .hasMessageContainingAll("port 65535 is in use", "name another with --port");
    }
  }

  @Test
  void foreignAddressIsRefusedWithARemedy() throws Exception {
    InetAddress foreign = InetAddress.getByName("203.0.113.7");
    assertThatThrownBy(() -> LivePage.open(ListenAddress.at(foreign, 0)))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll("--bind 203.0.113.7", "0.0.0.0");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          evil.example, -, 421
          localhost, -, 421
          localhost:1, -, 421
          localhost:PORT, -, 200
          LOCALHOST:PORT, -, 200
          127.0.0.1:PORT, -, 200
          [::1]:PORT, -, 200
          localhost:PORT, http://localhost:PORT, 200
          localhost:PORT, http://evil.example, 403
          localhost:PORT, http://127.0.0.1:PORT, 403
          localhost:PORT, null, 403
          """)
  void answersOnlyToItsOwnNamesAndPages(String host, String origin, int status) throws IOException {
    String port = Integer.toString(port());
    String headers = "Host: " + host.replace("PORT", port) + "\r\n";
    if (origin != null) {
      headers += "Origin: " + origin.replace("PORT", port) + "\r\n";
    }
    assertThat(RawRequest.status(port(), "GET / HTTP/1.1\r\n" + headers)).isEqualTo(status);
  }

  @Test
  void requestWithTwoHostsOrNoneIsRefused() throws IOException {
    String host = "Host: localhost:" + port() + "\r\n";
    assertThat(RawRequest.status(port(), "GET / HTTP/1.1\r\n" + host + "Host: evil.example\r\n"))
        .isIn(400, 421);
    assertThat(RawRequest.status(port(), "GET / HTTP/1.0\r\n")).isEqualTo(421);
  }

  @ParameterizedTest
  @CsvSource({
    "laboratory:PORT, 200",
    "Laboratory:80, 200",
    "localhost:PORT, 200",
    "127.0.0.1:PORT, 200",
    "192.0.2.7:8080, 200",
    "[2001:db8::7]:PORT, 200",
    "evil.example, 421",
    "evil.example:PORT, 421",
    "127.0.0.1.evil.example:PORT, 421",
    "1.2.3.4x, 421",
    "[::1].evil.example:PORT, 421"
  })
  void aServerThatListensEverywhereAnswersToNumbersAndToTheNamesThatItWasGiven(
      String host, int status) throws Exception {
    try (LivePage open = everywhere()) {
      int port = URI.create(open.url()).getPort();
      String header = host.replace("PORT", Integer.toString(port));
      assertThat(RawRequest.status(port, "GET / HTTP/1.1\r\nHost: " + header + "\r\n"))
          .isEqualTo(status);
    }
  }

  @Test
  void everybodyMayLookAtAServerThatListensEverywhereButNotSteerIt() throws Exception {
    try (LivePage open = everywhere()) {
      int port = URI.create(open.url()).getPort();
      assertThat(open.remark()).isPresent();
      assertThat(
              RawRequest.status(
                  port,
                  "POST /api/steer HTTP/1.1\r\nContent-Length: 0\r\nHost: laboratory:"
                      + port
                      + "\r\n"))
          .isEqualTo(401);
    }
  }

  static LivePage everywhere() throws IOException {
    return LivePage.open(
        new ListenAddress(InetAddress.getByName("0.0.0.0"), 0, false, List.of("laboratory")));
  }

  @ParameterizedTest
  @CsvSource({"DELETE", "PUT", "OPTIONS", "TRACE"})
  void otherMethodsAreRefused(String method) throws Exception {
    String request = method + " / HTTP/1.1\r\nHost: localhost:" + port() + "\r\n";
    assertThat(RawRequest.status(port(), request)).isEqualTo(405);
  }

  @Test
  void orderNeedsTheToken() throws Exception {
    steerable();
    assertThat(post("{\"action\":\"pause\"}", null).statusCode()).isEqualTo(401);
    assertThat(post("{\"action\":\"pause\"}", "Bearer " + "A".repeat(22)).statusCode())
        .isEqualTo(401);
    assertThat(post("{\"action\":\"pause\"}", token(page)).statusCode()).isEqualTo(401);
    assertThat(orders).isEmpty();
    HttpResponse<String> answer = steer("{\"action\":\"pause\"}");
    assertThat(answer.body())
        .isEqualTo("{\"round\":7,\"document\":null,\"said\":\"The run waits before round 7.\"}");
    assertThat(orders).containsExactly(new SteeringCommand.Pause());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"action":"pause"} | Pause[]
          {"action":"resume"} | Resume[]
          {"action":"step"} | Step[]
          {"action":"speed","roundsPerSecond":2} | Speed[roundsPerSecond=OptionalDouble[2.0]]
          {"action":"speed","roundsPerSecond":null} | Speed[roundsPerSecond=OptionalDouble.empty]
          {"action":"intervene","change":"curators.all-human.human=1"} | Intervene[change=curators.all-human.human=1]
          """)
  void ordersGoToTheRun(String json, String order) throws Exception {
    steerable();
    assertThat(steer(json).statusCode()).isEqualTo(200);
    assertThat(orders).singleElement().hasToString(order);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"action":"fly"} | not an action
          {} | not an action
          [] | not an action
          nonsense | no JSON
          {"action":"speed","roundsPerSecond":"2"} | must be a number
          {"action":"speed","roundsPerSecond":-1} | between
          {"action":"write"} | must be a text
          {"action":"intervene","change":{}} | must be a text
          {"action":"write","text":"refuse me"} | Not this one
          """)
  void orderThatCannotBeCarriedOutIsRefusedInWords(String json, String words) throws Exception {
    steerable();
    HttpResponse<String> answer = steer(json);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(tree(answer.body()).get("error").asText()).contains(words);
  }

  @Test
  void hostileDocumentComesThroughAsItIs() throws Exception {
    steerable();
    String text = "<script>alert(1)</script> \u202e مرحبا 👩‍🌾 %s ${x} \u0000";
    HttpResponse<String> answer =
        steer(MAPPER.createObjectNode().put("action", "write").put("text", text).toString());
    assertThat(orders).containsExactly(new SteeringCommand.Write(text));
    assertThat(tree(answer.body()).get("document").asText()).isEqualTo("r0007/visitor/00000");
  }

  @Test
  void tooLongABodyIsRefusedAndHeardOf() throws Exception {
    steerable();
    String long3MB = "{\"action\":\"write\",\"text\":\"" + "x".repeat(3 << 20) + "\"}";
    assertThat(steer(long3MB).statusCode()).isEqualTo(413);
    assertThat(orders).isEmpty();
  }

  @Test
  void orderThatComesBeforeTheRunBeginsWaitsForIt() throws Exception {
    LiveRun run = run();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(order("{\"action\":\"resume\"}"), BodyHandlers.ofString());
    run.steerBy(order -> CompletableFuture.completedFuture(new Paused("s", 7)));
    assertThat(answer.get().statusCode()).isEqualTo(200);
  }

  private HttpRequest order(String json) {
    return HttpRequest.newBuilder(URI.create(page.url() + "/api/steer"))
        .header("Authorization", "Bearer " + token(page))
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  @Test
  void nothingCanBeSteeredBeforeThereIsARunAndAfterIt() throws Exception {
    assertThat(steer("{\"action\":\"pause\"}").statusCode()).isEqualTo(409);
    LiveRun run = steerable();
    run.ended(
        new RunFeed.Ending(Status.FINISHED, "", "", List.of(), "", 1, false), Optional.empty());
    assertThat(steer("{\"action\":\"pause\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void reportIsServedOnceItIsThere(@TempDir Path folder) throws Exception {
    LiveRun run = run();
    assertThat(get("/report").statusCode()).isEqualTo(404);
    Path report = Files.writeString(folder.resolve("report.html"), "<h1>résumé</h1>");
    run.ended(
        new RunFeed.Ending(Status.FINISHED, "", "", List.of(), "", 1, true), Optional.of(report));
    assertThat(get("/report").body()).isEqualTo("<h1>résumé</h1>");
  }

  private LiveRun steerable() {
    LiveRun run = run();
    run.steerBy(
        order -> {
          orders.add(order);
          if (order instanceof SteeringCommand.Write write) {
            return write.text().equals("refuse me")
                ? CompletableFuture.failedFuture(new SteeringException("Not this one"))
                : CompletableFuture.completedFuture(
                    new DocumentOffered("s", 7, write.text(), "r0007/visitor/00000"));
          }
          return CompletableFuture.completedFuture(new Paused("s", 7));
        });
    return run;
  }

  private HttpResponse<String> steer(String json) throws Exception {
    return client.send(order(json), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String json, String authorizationOrNull) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(page.url() + "/api/steer"))
            .POST(BodyPublishers.ofString(json));
    if (authorizationOrNull != null) {
      request.header("Authorization", authorizationOrNull);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(page.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private int port() {
    return URI.create(page.url()).getPort();
  }

  private static String token(LivePage page) {
    return page.address().substring(page.address().indexOf('=') + 1);
  }

  private static JsonNode tree(String json) throws IOException {
    return MAPPER.readTree(json);
  }
}
