package wellspring.dashboards.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import wellspring.agents.event.EventCodec;
import wellspring.dashboards.MadeFiles;

/** The files of the contract, made from the records that are sent. */
public final class ContractFiles {
  /** Where they are, from the module. */
  public static final String FOLDER = "contract/";

  /** The page for people, from the module. */
  public static final String PAGE = "EVENTS.md";

  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .build());

  private final SourceComments comments;
  private final List<ContractMessage> messages = ContractMessage.all();

  private ContractFiles(SourceComments comments) {
    this.comments = comments;
  }

  /** All files by their places in the module. */
  public static Map<String, String> all() throws IOException {
    ContractFiles files = new ContractFiles(comments());
    Map<String, String> all = new TreeMap<>();
    for (ContractMessage message : files.messages) {
      all.put(FOLDER + message.file(), files.schema(message).toPrettyString() + "\n");
    }
    all.put(FOLDER + "asyncapi.yaml", files.asyncApi());
    all.put(PAGE, files.page());
    return all;
  }

  private static SourceComments comments() throws IOException {
    Path sources = MadeFiles.MODULE.resolveSibling("agents/src/main/java/wellspring/agents");
    try (Stream<Path> events = Files.list(sources.resolve("event"));
        Stream<Path> outside = Files.list(sources.resolve("outside"))) {
      return SourceComments.of(Stream.concat(events, outside).sorted().toList());
    }
  }

  private ObjectNode schema(ContractMessage message) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put(
        "$id",
        "urn:wellspring:contract:%d:%s".formatted(EventCodec.CONTRACT_VERSION, message.name()));
    schema.put("title", message.name());
    schema.setAll(new RecordSchemas(comments).of(message.type()));
    if (!message.isEvent()) {
      ObjectNode properties = JSON.createObjectNode();
      properties.putObject("kind").put("const", message.kind());
      properties.setAll(schema.withObject("/properties"));
      schema.set("properties", properties);
      schema.withArray("/required").insert(0, "kind");
    }
    return schema;
  }

  private String asyncApi() throws JsonProcessingException {
    ObjectNode document = JSON.createObjectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Wellspring")
        .put("version", EventCodec.CONTRACT_VERSION + ".0.0")
        .put(
            "description",
            "The Kafka topics of a run, and of the programs that take part in it from outside.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ContractMessage.channels().forEach(name -> channel(name, channels, operations));
    ObjectNode all = document.putObject("components").putObject("messages");
    messages.forEach(message -> all.set(message.name(), message(message)));
    return YAML.writeValueAsString(document);
  }

  private void channel(String name, ObjectNode channels, ObjectNode operations) {
    List<ContractMessage> own = messages.stream().filter(m -> m.channel().equals(name)).toList();
    ObjectNode channel = channels.putObject(name);
    channel.put("address", own.get(0).address());
    channel.put("description", ContractPage.ofChannel(name));
    ObjectNode references = channel.putObject("messages");
    own.forEach(
        message ->
            references
                .putObject(message.name())
                .put("$ref", "#/components/messages/" + message.name()));
    ObjectNode parameters = channel.putObject("parameters");
    parameters.putObject("run").put("description", "The run's name, as its folder is called.");
    if (!own.get(0).isEvent()) {
      parameters
          .putObject("participant")
          .put("description", "The name of the cohort or model in the scenario.");
    }
    boolean answers = name.equals(ContractMessage.ANSWERS);
    ObjectNode operation = operations.putObject((answers ? "send-" : "read-") + name);
    operation.put("action", answers ? "send" : "receive");
    operation.putObject("channel").put("$ref", "#/channels/" + name);
  }

  private ObjectNode message(ContractMessage message) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", message.name());
    node.put("summary", ContractPage.firstSentence(comments.of(message.type())));
    if (message.isEvent()) {
      ObjectNode headers = node.putObject("headers");
      headers.put("type", "object");
      ObjectNode properties = headers.putObject("properties");
      properties.putObject("ce_specversion").put("const", "1.0");
      properties.putObject("ce_type").put("const", message.name());
      properties.putObject("ce_id").put("type", "string");
      properties.putObject("ce_source").put("type", "string");
    }
    ObjectNode payload = node.putObject("payload");
    payload.put("schemaFormat", "application/schema+json;version=draft-07");
    payload.putObject("schema").put("$ref", "./" + message.file());
    return node;
  }

  private String page() throws IOException {
    try (InputStream words = ContractFiles.class.getResourceAsStream("events.md")) {
      StringBuilder page =
          new StringBuilder(new String(words.readAllBytes(), StandardCharsets.UTF_8));
      for (String channel : ContractMessage.channels()) {
        page.append(
            new ContractPage(comments)
                .section(
                    channel,
                    messages.stream()
                        .filter(message -> message.channel().equals(channel))
                        .toList()));
      }
      return page.toString();
    }
  }

  /** The schema of a message as it is checked in. */
  static JsonNode checkedIn(ContractMessage message) throws IOException {
    return JSON.readTree(MadeFiles.MODULE.resolve(FOLDER + message.file()).toFile());
  }
}
