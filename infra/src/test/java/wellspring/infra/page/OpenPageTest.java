package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.infra.archive.RunArchive;
import wellspring.infra.archive.RunNote;

@Timeout(60)
class OpenPageTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private OpenPage page;
  private LeftRun left;

  @BeforeEach
  void open() {
    left = LeftRun.finished(folder, "one run", 3);
    LeftRun.finished(folder, "two", 2);
    page =
        OpenPage.open(
            ListenAddress.at(InetAddress.getLoopbackAddress(), 0),
            RunArchive.of(List.of(folder)),
            false);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void listsTheRunsAndNewOnesAsTheyCome() throws Exception {
    assertThat(names()).containsExactlyInAnyOrder("one run", "two");
    LeftRun.finished(folder, "three", 1);
    assertThat(names()).contains("three");
  }

  @Test
  void theRunsOwnPageHasItsRoundsItsReportAndItsCurves() throws Exception {
    assertThat(get("/run/one%20run/").body()).contains("<title>Wellspring</title>");
    assertThat(get("/run/one%20run/report").statusCode()).isEqualTo(404);
    Files.writeString(left.directory.report(), "<p>the report");
    assertThat(get("/run/one%20run/report").body()).isEqualTo("<p>the report");

    String told = get("/run/one%20run/events").body();
    assertThat(told).contains("id: one run/0\nevent: run\n").endsWith("event: bye\ndata: {}\n\n");
    assertThat(told.split("\nevent: round\n", -1)).hasSize(4);

    JsonNode curves = MAPPER.readTree(get("/run/one%20run/api/curves?measure=x").body());
    assertThat(curves.path("measure").asText()).isEqualTo("held_out_perplexity");
    assertThat(curves.at("/models/closed/2").asDouble()).isEqualTo(1260);
    assertThat(curves.at("/measures/0/title").asText()).isEqualTo("Held-out perplexity");
  }

  @Test
  void noteIsKeptInTheRunsFolderByWhoHasTheToken() throws Exception {
    assertThat(note("{\"note\":\"<b>good</b> one\"}", "none").statusCode()).isEqualTo(401);
    assertThat(left.directory.path().resolve("note.txt")).doesNotExist();

    assertThat(note("{\"note\":\" <b>good</b> one\\n\"}", token()).statusCode()).isEqualTo(200);
    assertThat(left.directory.path().resolve("note.txt")).hasContent("<b>good</b> one\n");
    assertThat(runs().findValuesAsText("note")).contains("<b>good</b> one");

    assertThat(note("{\"note\":\"  \"}", token()).statusCode()).isEqualTo(200);
    assertThat(left.directory.path().resolve("note.txt")).doesNotExist();
  }

  @Test
  void noteThroughALinkIsWrittenInTheFolderAndNotWhereTheLinkLeads() throws Exception {
    Path other = Files.writeString(folder.resolve("other.txt"), "precious");
    Files.createSymbolicLink(left.directory.path().resolve("note.txt"), other);
    assertThat(note("{\"note\":\"mine\"}", token()).statusCode()).isEqualTo(200);
    assertThat(other).hasContent("precious");
    assertThat(RunNote.read(left.directory.path())).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"note\":1}", "{"})
  void whatIsNoNoteIsRefused(String json) throws Exception {
    assertThat(note(json, token()).statusCode()).isEqualTo(400);
  }

  @Test
  void noteThatIsTooLongIsRefused() throws Exception {
    String note = "{\"note\":\"" + "x".repeat(RunNote.LENGTH_MAX + 1) + "\"}";
    assertThat(note(note, token()).body()).contains("at most 2,000 characters");
    assertThat(note("{\"note\":\"" + "x".repeat(100_000) + "\"}", token()).statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/run/none/",
        "/run/none/events",
        "/run/../one%20run/",
        "/run/%2e%2e/report",
        "/run/..%2ftwo/report",
        "/run/two/nothing",
        "/run/two/manifest.json",
        "/run/two",
        "/index.html",
        "/runs.html"
      })
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void damagedRunIsListedWithWhatIsWrongAndNotShown() throws Exception {
    Files.writeString(left.directory.manifest(), "{");
    assertThat(runs().findValuesAsText("status")).contains("unreadable");
    assertThat(get("/run/one%20run/events").body()).contains("is damaged");
  }

  @Test
  void foreignNamesAndSitesAreRefusedAsOnThePageOfARun() throws IOException {
    int port = URI.create(page.address()).getPort();
    assertThat(RawRequest.status(port, "GET /api/runs HTTP/1.1\r\nHost: evil.example\r\n"))
        .isEqualTo(421);
    assertThat(
            RawRequest.status(
                port,
                "GET /api/runs HTTP/1.1\r\nHost: 127.0.0.1:"
                    + port
                    + "\r\nOrigin: http://evil.example\r\n"))
        .isEqualTo(403);
  }

  @Test
  void moreRunsThanFitInMemoryAreShownOneAfterTheOther() throws Exception {
    for (int number = 0; number < 10; number++) {
      LeftRun.finished(folder, "more-" + number, 2);
    }
    for (int number = 0; number < 10; number++) {
      String path = "/run/more-" + number + "/events";
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(get(path).body()).contains("event: ended"));
    }
    assertThat(get("/run/more-0/events").body()).contains("event: ended");
  }

  private JsonNode runs() throws Exception {
    return MAPPER.readTree(get("/api/runs").body()).path("runs");
  }

  private List<String> names() throws Exception {
    return runs().findValuesAsText("name");
  }

  private String token() {
    return page.address().substring(page.address().indexOf("token=") + 6);
  }

  private HttpResponse<String> note(String json, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/run/one%20run/api/note"))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(page.address().replaceFirst("/#.*", "") + path);
  }
}
