package wellspring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wellspring.infra.cli.Interrupt;
import wellspring.infra.cli.Program;

/** A run in a JVM of its own, with a page that can be watched. */
final class WatchedRun implements AutoCloseable {
  private static final Pattern ROW = Pattern.compile("(?m)^ *(\\d+) │ +\\d");
  private static final Duration STARTS_MAX = Duration.ofMinutes(5);
  private static final Pattern ADDRESS = Pattern.compile("\\Awatch at (http://\\S+)");
  private static final Pattern KAFKA =
      Pattern.compile(
          "Kafka at (\\S+), topics wellspring\\.(\\S+)\\.\\*, for those who have (\\S+)");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Program.Running program;
  private final String address;

  private WatchedRun(Program.Running program) {
    this.program = program;
    await("the address").atMost(STARTS_MAX).until(() -> find(ADDRESS).isPresent());
    this.address = find(ADDRESS).orElseThrow().group(1);
  }

  /** Starts a run, on any free port. */
  static WatchedRun start(Path scratch, String... arguments) throws IOException {
    return new WatchedRun(Program.fresh(scratch, run(scratch, arguments)));
  }

  /** As {@link #start}, in a JVM as users have it, for those who measure. */
  static WatchedRun startAsUsersDo(Path scratch, String... arguments) throws IOException {
    return new WatchedRun(Program.fresh(scratch, List.of(), run(scratch, arguments)));
  }

  private static String[] run(Path scratch, String... arguments) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--port", "0", "--out", scratch.resolve("runs").toString()));
    return all.toArray(String[]::new);
  }

  /** The address that it printed, token and all. */
  String address() {
    return address;
  }

  /** The address without the token. */
  String url() {
    return address.substring(0, address.indexOf("/#"));
  }

  /** How others read what is on its Kafka: a file of settings for their clients. */
  Path kafka() {
    await("Kafka").atMost(STARTS_MAX).until(() -> find(KAFKA).isPresent());
    return Path.of(find(KAFKA).orElseThrow().group(3));
  }

  /** The name of a topic in Kafka. */
  String topic(String name) {
    return "wellspring." + find(KAFKA).orElseThrow().group(2) + "." + name;
  }

  /** Steers it from outside of any page, and waits until that is in its log. */
  void steer(String json) throws IOException, InterruptedException {
    HttpRequest order =
        HttpRequest.newBuilder(URI.create(url() + "/api/steer"))
            .header("Authorization", "Bearer " + address.substring(address.indexOf('=') + 1))
            .POST(BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = CLIENT.send(order, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Waits until it has said something. */
  void awaitWords(String words) {
    await(words).atMost(STARTS_MAX).until(() -> said().contains(words));
  }

  /** The last round in its table. */
  int round() {
    return ROW.matcher(said())
        .results()
        .mapToInt(row -> Integer.parseInt(row.group(1)))
        .max()
        .orElse(-1);
  }

  /** How long it has kept processors busy, its Kafka left out. */
  Duration cpu() {
    return program.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it as Ctrl-C does. */
  Program.Outcome interrupt() throws IOException, InterruptedException {
    Interrupt.send(program.process());
    return program.await();
  }

  private Optional<Matcher> find(Pattern pattern) {
    Matcher matcher = pattern.matcher(said());
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private String said() {
    try {
      return program.outSoFar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    program.process().destroy();
    program.process().onExit().join();
  }
}
