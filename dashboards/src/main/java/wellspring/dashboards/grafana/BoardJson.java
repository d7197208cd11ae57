package wellspring.dashboards.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Boards as Grafana's JSON, in the classic schema, which files are provisioned in. */
final class BoardJson {
  /** That of Grafana 12. */
  private static final int SCHEMA_VERSION = 41;

  private static final String REFRESH = "5s";

  /** Marks closer together than this become one long mark. */
  private static final String ANNOTATION_STEP = "5s";

  private static final String TAG = "wellspring";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private BoardJson() {}

  /** The file of a board. */
  static String text(Board board) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
    try {
      return MAPPER.writer(printer).writeValueAsString(of(board)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  /** A board as a tree. */
  static ObjectNode of(Board board) {
    ObjectNode json = NODES.objectNode();
    json.putNull("id");
    json.put("uid", board.uid());
    json.put("title", board.title());
    json.put("description", board.description());
    json.putArray("tags").add(TAG);
    json.put("editable", false);
    json.put("graphTooltip", 1); // the cursor is shown in all plots
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("version", 1);
    json.put("timezone", "browser");
    json.put("refresh", REFRESH);
    json.putObject("time").put("from", "now-30m").put("to", "now");
    json.set("links", links());
    ObjectNode templating = json.putObject("templating");
    templating.set("list", variables());
    json.putObject("annotations").set("list", annotations(board.annotations()));
    json.set("panels", panels(board.rows()));
    return json;
  }

  /** The data source that is chosen at the top of the board. */
  static ObjectNode datasource() {
    return NODES
        .objectNode()
        .put("type", "prometheus")
        .put("uid", "${" + BoardVariable.DATASOURCE + "}");
  }

  private static ArrayNode links() {
    ArrayNode links = NODES.arrayNode();
    links
        .addObject()
        .put("title", "Wellspring")
        .put("tooltip", "The other boards, for the same runs")
        .put("type", "dashboards")
        .put("asDropdown", false)
        .put("icon", "external link")
        .put("includeVars", true)
        .put("keepTime", true)
        .put("targetBlank", false)
        .putArray("tags")
        .add(TAG);
    return links;
  }

  private static ArrayNode variables() {
    ArrayNode list = NODES.arrayNode();
    ObjectNode source = list.addObject();
    source
        .put("name", BoardVariable.DATASOURCE)
        .put("label", "Data source")
        .put("type", "datasource");
    source.put("query", "prometheus").put("refresh", 1).put("hide", 0).put("regex", "");
    source.put("includeAll", false).put("multi", false).putArray("options");
    source.putObject("current").put("text", "default").put("value", "default");
    for (BoardVariable variable : BoardVariable.queried()) {
      ObjectNode json = list.addObject();
      json.put("name", variable.name()).put("label", variable.label()).put("type", "query");
      json.set("datasource", datasource());
      json.put("query", variable.query()).put("definition", variable.query());
      json.put("refresh", 2); // when the time range changes
      json.put("sort", 1).put("hide", 0).put("regex", "");
      json.put("multi", true).put("includeAll", true).put("allValue", ".+").putArray("options");
      ObjectNode current = json.putObject("current").put("selected", true);
      current.putArray("text").add("All");
      current.putArray("value").add("$__all");
    }
    return list;
  }

  private static ArrayNode annotations(List<BoardAnnotation> annotations) {
    ArrayNode list = NODES.arrayNode();
    ObjectNode own = list.addObject();
    own.put("builtIn", 1).put("name", "Annotations & Alerts").put("type", "dashboard");
    own.put("enable", true).put("hide", true).put("iconColor", "rgba(0, 211, 255, 1)");
    own.putObject("datasource").put("type", "grafana").put("uid", "-- Grafana --");
    for (BoardAnnotation annotation : annotations) {
      ObjectNode json = list.addObject();
      json.put("name", annotation.name()).put("enable", annotation.shown()).put("hide", false);
      json.put("iconColor", annotation.colour().code());
      json.set("datasource", datasource());
      json.put("expr", annotation.expr()).put("step", ANNOTATION_STEP);
      json.put("titleFormat", annotation.name()).put("textFormat", annotation.text());
      json.put("useValueForTime", true);
      json.putObject("target")
          .put("refId", "Anno")
          .put("expr", annotation.expr())
          .put("interval", ANNOTATION_STEP);
    }
    return list;
  }

  private static ArrayNode panels(List<PanelRow> rows) {
    ArrayNode panels = NODES.arrayNode();
    PanelGrid grid = new PanelGrid();
    for (PanelRow row : rows) {
      ObjectNode heading = panels.addObject();
      heading.put("id", panels.size()).put("type", "row").put("title", row.title());
      heading.put("collapsed", false);
      heading.set("gridPos", position(grid.heading()));
      heading.putArray("panels");
      List<PanelGrid.GridPosition> places = grid.place(row.panels());
      for (int i = 0; i < places.size(); i++) {
        ObjectNode panel = PanelJson.of(row.panels().get(i));
        panel.put("id", panels.size() + 1);
        panel.set("gridPos", position(places.get(i)));
        panels.add(panel);
      }
    }
    return panels;
  }

  private static ObjectNode position(PanelGrid.GridPosition place) {
    return NODES
        .objectNode()
        .put("h", place.height())
        .put("w", place.width())
        .put("x", place.x())
        .put("y", place.y());
  }
}
