package wellspring.infra.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the boards and the alert rules, as they are checked in, ask of Prometheus. */
final class BoardFiles {
  private static final Path DASHBOARDS =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolveSibling("dashboards");

  /** A vector selector: names of others than metrics are followed by something else. */
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:wellspring_|jvm_|process_)\\w+|up)\\b(\\{[^}]*})?");

  private BoardFiles() {}

  /**
   * A query and where it stands.
   *
   * @param place board and panel, for people
   */
  record Asked(String place, String query) {}

  /** Where a variable's values come from. */
  record Variable(String board, String selector, String label) {}

  /** The queries of all panels and annotations, with every variable at "All". */
  static List<Asked> queries() throws IOException {
    List<Asked> queries = new ArrayList<>();
    for (JsonNode board : boards()) {
      String title = board.path("title").asText();
      for (JsonNode panel : board.path("panels")) {
        String place = title + ": " + panel.path("title").asText();
        panel.path("targets").forEach(target -> queries.add(asked(place, target)));
      }
      for (JsonNode annotation : board.path("annotations").path("list")) {
        if (annotation.has("expr")) {
          queries.add(asked(title + ": " + annotation.path("name").asText(), annotation));
        }
      }
    }
    return queries;
  }

  /** The variables that are asked of Prometheus. */
  static List<Variable> variables() throws IOException {
    Pattern labelValues = Pattern.compile("label_values\\((.+), (\\w+)\\)");
    List<Variable> variables = new ArrayList<>();
    for (JsonNode board : boards()) {
      for (JsonNode variable : board.path("templating").path("list")) {
        var call = labelValues.matcher(variable.path("query").asText());
        if (call.matches()) {
          variables.add(
              new Variable(board.path("title").asText(), all(call.group(1)), call.group(2)));
        }
      }
    }
    return variables;
  }

  /** The selectors of all alert rules, and the rules themselves. */
  static List<Asked> alerts() throws IOException {
    JsonNode file =
        new YAMLMapper().readTree(DASHBOARDS.resolve("prometheus/alerts.yaml").toFile());
    List<Asked> alerts = new ArrayList<>();
    for (JsonNode rule : file.path("groups").path(0).path("rules")) {
      String name = rule.path("alert").asText();
      String expr = rule.path("expr").asText();
      alerts.add(new Asked(name + " parses", "count(%s) or vector(1)".formatted(expr)));
      SELECTOR
          .matcher(expr)
          .results()
          .map(MatchResult::group)
          .forEach(
              selector ->
                  alerts.add(new Asked(name, "present_over_time(%s[1m])".formatted(selector))));
    }
    return alerts;
  }

  private static Asked asked(String place, JsonNode target) {
    return new Asked(place, all(target.path("expr").asText()));
  }

  /** Puts in what Grafana does for the choice "All", at a scrape interval of a second. */
  private static String all(String query) {
    return query
        .replace("$__rate_interval", "5s")
        .replace("$__range", "1m")
        .replaceAll("=~\"\\$\\w+\"", "=~\".+\"");
  }

  private static List<JsonNode> boards() throws IOException {
    List<JsonNode> boards = new ArrayList<>();
    try (Stream<Path> files = Files.list(DASHBOARDS.resolve("grafana/boards"))) {
      for (Path file : files.sorted().toList()) {
        boards.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    return boards;
  }
}
