package wellspring.dashboards.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rules of Grafana's dashboard-linter, by its names and as its documentation tells them; those
 * on Loki are left out, for there is none. That queries parse is seen when a real Prometheus is
 * asked.
 */
enum LintRule {
  TEMPLATE_DATASOURCE {
    @Override
    List<String> faults(JsonNode board) {
      List<JsonNode> sources =
          stream(variables(board))
              .filter(v -> v.path("type").asText().equals("datasource"))
              .toList();
      return sources.size() == 1
              && sources.get(0).path("name").asText().equals("datasource")
              && sources.get(0).path("label").asText().equals("Data source")
          ? List.of()
          : List.of("no data source can be chosen by the variable 'datasource'");
    }
  },
  TEMPLATE_JOB {
    @Override
    List<String> faults(JsonNode board) {
      return variable(board, "job", "Job");
    }
  },
  TEMPLATE_INSTANCE {
    @Override
    List<String> faults(JsonNode board) {
      return variable(board, "instance", "Instance");
    }
  },
  TEMPLATE_LABEL_PROMQL {
    @Override
    List<String> faults(JsonNode board) {
      return stream(queried(board))
          .map(variable -> variable.path("query").asText())
          .filter(query -> !query.matches("label_values\\([^()]+, [a-z]+\\)"))
          .toList();
    }
  },
  TEMPLATE_ON_TIME_CHANGE_RELOAD {
    @Override
    List<String> faults(JsonNode board) {
      return stream(queried(board))
          .filter(variable -> variable.path("refresh").asInt() != 2)
          .map(variable -> variable.path("name").asText())
          .toList();
    }
  },
  PANEL_DATASOURCE {
    @Override
    List<String> faults(JsonNode board) {
      return faultyPanels(
          board, panel -> panel.path("datasource").path("uid").asText().equals("${datasource}"));
    }
  },
  PANEL_TITLE_DESCRIPTION {
    @Override
    List<String> faults(JsonNode board) {
      return faultyPanels(
          board,
          panel ->
              !panel.path("title").asText().isBlank()
                  && !panel.path("description").asText().isBlank());
    }
  },
  PANEL_UNITS {
    @Override
    List<String> faults(JsonNode board) {
      return faultyPanels(
          board,
          panel -> {
            JsonNode defaults = panel.path("fieldConfig").path("defaults");
            return UNITS.contains(defaults.path("unit").asText());
          });
    }
  },
  PANEL_NO_TARGETS {
    @Override
    List<String> faults(JsonNode board) {
      return faultyPanels(board, panel -> !panel.path("targets").isEmpty());
    }
  },
  TARGET_RATE_INTERVAL {
    @Override
    List<String> faults(JsonNode board) {
      return faultySelectors(
          board,
          selector ->
              !Set.of("rate", "irate").contains(selector.function())
                  || selector.range().equals("$__rate_interval"));
    }
  },
  TARGET_JOB {
    @Override
    List<String> faults(JsonNode board) {
      return faultySelectors(board, selector -> selector.conditions().contains("job=~\"$job\""));
    }
  },
  TARGET_INSTANCE {
    @Override
    List<String> faults(JsonNode board) {
      return faultySelectors(
          board, selector -> selector.conditions().contains("instance=~\"$instance\""));
    }
  },
  TARGET_COUNTER_AGG {
    @Override
    List<String> faults(JsonNode board) {
      return faultySelectors(
          board,
          selector ->
              !selector.metric().endsWith("_total")
                  || Set.of("rate", "irate", "increase").contains(selector.function()));
    }
  },
  UNEDITABLE {
    @Override
    List<String> faults(JsonNode board) {
      return board.path("editable").asBoolean(true) ? List.of("it is editable") : List.of();
    }
  };

  /** Those of Grafana's many units that the boards use. */
  private static final Set<String> UNITS =
      Set.of("none", "short", "percentunit", "s", "bytes", "cps");

  /** What breaks the rule in a board. */
  abstract List<String> faults(JsonNode board);

  /** The panels of a board that show something. */
  static List<JsonNode> panels(JsonNode board) {
    return stream(board.path("panels"))
        .filter(panel -> !panel.path("type").asText().equals("row"))
        .toList();
  }

  /** The queries of all panels. */
  static List<String> queries(JsonNode board) {
    return panels(board).stream()
        .flatMap(panel -> stream(panel.path("targets")))
        .map(target -> target.path("expr").asText())
        .toList();
  }

  private static List<String> faultyPanels(JsonNode board, Predicate<JsonNode> good) {
    return panels(board).stream()
        .filter(good.negate())
        .map(panel -> panel.path("title").asText())
        .toList();
  }

  private static List<String> faultySelectors(JsonNode board, Predicate<Selector> good) {
    List<String> faults = new ArrayList<>();
    for (String query : queries(board)) {
      List<Selector> selectors = Selector.of(query);
      if (selectors.isEmpty() || !selectors.stream().allMatch(good)) {
        faults.add(query);
      }
    }
    return faults;
  }

  private static JsonNode variables(JsonNode board) {
    return board.path("templating").path("list");
  }

  private static List<JsonNode> queried(JsonNode board) {
    return stream(variables(board))
        .filter(variable -> variable.path("type").asText().equals("query"))
        .toList();
  }

  private static List<String> variable(JsonNode board, String name, String label) {
    return queried(board).stream()
            .anyMatch(
                variable ->
                    variable.path("name").asText().equals(name)
                        && variable.path("label").asText().equals(label)
                        && variable.path("datasource").path("uid").asText().equals("${datasource}")
                        && variable.path("multi").asBoolean()
                        && variable.path("allValue").asText().equals(".+"))
        ? List.of()
        : List.of("no variable '%s' as it should be".formatted(name));
  }

  private static Stream<JsonNode> stream(Iterable<JsonNode> nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }
}
