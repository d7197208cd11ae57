package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static scala.jdk.javaapi.CollectionConverters.asJava;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import wellspring.infra.page.ListenAddress;
import wellspring.infra.run.MachineInfo;

/** The files for containers. There need be no container engine: it is about what they say. */
class ComposeTest {
  private static final Path INFRA = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
  private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)");
  private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+\\S*");

  private static final Pattern KUBERNETES =
      Pattern.compile("^ *(?:exec )?wellspring ((?:run|node) .*?)(?: \\|\\| .*)?$");

  private final JsonNode compose;

  ComposeTest() throws IOException {
    compose = yaml(INFRA.resolve("compose.yaml"));
  }

  @Test
  void everyImageIsPinned() throws IOException {
    List<String> images = new ArrayList<>();
    services().forEach(service -> images.add(service.path("image").asText()));
    FROM.matcher(Files.readString(INFRA.resolve("Dockerfile")))
        .results()
        .map(MatchResult::group)
        .forEach(from -> images.add(from.substring("FROM ".length())));
    assertThat(images).hasSize(6).allMatch(image -> PINNED.matcher(image).matches());
    assertThat(PINNED.matcher("grafana/grafana:latest").matches()).isFalse();
  }

  @Test
  void kafkaIsAsOldAsTheClient() {
    assertThat(compose.path("services").path("kafka").path("image").asText())
        .isEqualTo("apache/kafka:" + MachineInfo.versions().get("kafka"));
  }

  @Test
  void kafkaTakesItsConfiguration() {
    Map<String, String> settings = new TreeMap<>();
    compose
        .path("services")
        .path("kafka")
        .path("environment")
        .properties()
        .forEach(one -> settings.put(kafkaName(one.getKey()), one.getValue().asText()));
    settings.remove(kafkaName("CLUSTER_ID")); // is for formatting the disk
    KafkaConfig config = new KafkaConfig(settings, false);
    assertThat(asJava(config.effectiveAdvertisedBrokerListeners()))
        .extracting(listener -> listener.host() + ":" + listener.port())
        .containsExactlyInAnyOrder("kafka:19092", "localhost:9092");
    assertThat(asJava(KafkaConfig.configNames())).containsAll(settings.keySet());
  }

  /** What the image makes of the name of an environment variable. */
  private static String kafkaName(String variable) {
    return variable.replaceFirst("^KAFKA_", "").toLowerCase(Locale.ROOT).replace('_', '.');
  }

  @Test
  void onlyThisMachineReachesWhatIsPublished() {
    assertThat(services().flatMap(service -> texts(service.path("ports"))))
        .hasSize(4)
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void everyServiceTellsItsHealth() {
    assertThat(services()).allMatch(service -> service.path("healthcheck").has("test"));
  }

  @Test
  void whatIsMountedIsThere() {
    assertThat(
            services()
                .flatMap(service -> texts(service.path("volumes")))
                .filter(volume -> volume.startsWith("..")))
        .hasSize(4)
        .allMatch(volume -> Files.exists(INFRA.resolve(volume.substring(0, volume.indexOf(':')))));
  }

  @Test
  void whatWaitsForAServiceNamesOneThatIsThere() {
    assertThat(services().flatMap(service -> names(service.path("depends_on"))))
        .isNotEmpty()
        .allMatch(name -> compose.path("services").has(name));
  }

  @Test
  void theProgramUnderstandsTheCommandAndIsScrapedWhereItListens() throws IOException {
    List<String> words =
        texts(compose.path("services").path("wellspring").path("command")).toList();
    ParseResult run =
        new CommandLine(new Wellspring()).parseArgs(words.toArray(String[]::new)).subcommand();
    assertThat(run.matchedOptionValue("--port", 0)).isEqualTo(ListenAddress.PORT_DEFAULT);
    JsonNode scrape =
        yaml(INFRA.resolveSibling("dashboards").resolve("prometheus/prometheus.yaml"))
            .path("scrape_configs")
            .path(0);
    assertThat(scrape.path("job_name").asText()).isEqualTo("wellspring");
    assertThat(texts(scrape.path("static_configs").path(0).path("targets")))
        .containsExactly("wellspring:" + ListenAddress.PORT_DEFAULT);
    assertThat(Files.readString(INFRA.resolve("image/wellspring-health")))
        .contains("/dev/tcp/127.0.0.1/" + ListenAddress.PORT_DEFAULT);
  }

  @Test
  void theNodesOfARunFindEachOtherAndTheirSecret() throws IOException {
    JsonNode nodes = yaml(INFRA.resolve("compose-nodes.yaml")).path("services");
    ParseResult run = parsed(texts(nodes.path("wellspring").path("command")));
    ParseResult node = parsed(texts(nodes.path("node").path("command")));

    assertThat(node.matchedOptionValue("--join", ""))
        .isEqualTo(run.matchedOptionValue("--nodes", Optional.of("?")).orElseThrow());
    assertThat(node.matchedOptionValue("--secret", Path.of("")))
        .isEqualTo(run.matchedOptionValue("--out", Path.of("?")).resolve("nodes.p12"));
    assertThat(compose.path("services").path("wellspring").path("image"))
        .isEqualTo(nodes.path("node").path("image"));
  }

  @Test
  void theProgramUnderstandsWhatKubernetesTellsIt() throws IOException {
    List<String> commands = new ArrayList<>();
    try (MappingIterator<JsonNode> all =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .readValues(INFRA.resolve("kubernetes.yaml").toFile())) {
      while (all.hasNext()) {
        JsonNode container =
            all.next().path("spec").path("template").path("spec").path("containers").path(0);
        texts(container.path("args"))
            .flatMap(String::lines)
            .map(KUBERNETES::matcher)
            .filter(Matcher::find)
            .forEach(found -> commands.add(found.group(1)));
      }
    }
    assertThat(commands).hasSize(2);
    for (String command : commands) {
      String plain = command.replaceAll("\\$(OWN|i)", "0").replace("$KAFKA", "kafka:9092");
      assertThat(parsed(Stream.of(plain.replace("\"", "").split(" "))).matchedOptions())
          .hasSizeGreaterThan(5);
    }
  }

  private static ParseResult parsed(Stream<String> words) {
    return new CommandLine(new Wellspring()).parseArgs(words.toArray(String[]::new)).subcommand();
  }

  private Stream<JsonNode> services() {
    return names(compose.path("services")).map(compose.path("services")::path);
  }

  private static Stream<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names.stream();
  }

  private static Stream<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts.stream();
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(file.toFile());
  }
}
