package wellspring.dashboards.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import wellspring.dashboards.grafana.FieldConfig.ColourStep;
import wellspring.dashboards.grafana.FieldConfig.DisplayTrait;
import wellspring.dashboards.grafana.FieldConfig.ValueMapping;
import wellspring.dashboards.grafana.GrafanaPanel.Kind;

/** Panels as Grafana's JSON. */
final class PanelJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Whole words only, so that a curator called {@code half-human} keeps its own colour. */
  private static final String WORD = "/(^| )%s( |$)/";

  private PanelJson() {}

  /** A panel, without its number and its place. */
  static ObjectNode of(GrafanaPanel panel) {
    ObjectNode json = NODES.objectNode();
    json.put("type", panel.kind().id());
    json.put("title", panel.about().title());
    json.put("description", panel.about().description());
    json.set("datasource", BoardJson.datasource());
    ArrayNode targets = json.putArray("targets");
    boolean now = panel.kind() == Kind.STAT || panel.kind() == Kind.BARS;
    for (PanelQuery target : panel.targets()) {
      ObjectNode query = targets.addObject();
      query.put("refId", Character.toString((char) ('A' + targets.size() - 1)));
      query.set("datasource", BoardJson.datasource());
      query.put("editorMode", "code");
      query.put("expr", target.expr()).put("legendFormat", target.legend());
      query.put("instant", now).put("range", !now);
    }
    ObjectNode fields = json.putObject("fieldConfig");
    fields.set("defaults", defaults(panel));
    fields.set("overrides", overrides(panel.kind()));
    json.set("options", options(panel));
    return json;
  }

  private static ObjectNode defaults(GrafanaPanel panel) {
    FieldConfig look = panel.look();
    ObjectNode json = NODES.objectNode();
    json.put("unit", look.unit().id());
    json.put("noValue", "none");
    look.range().min().ifPresent(min -> json.put("min", min));
    look.range().max().ifPresent(max -> json.put("max", max));
    json.putObject("color")
        .put("mode", panel.kind() == Kind.LINES ? "palette-classic-by-name" : "thresholds");
    ObjectNode thresholds = json.putObject("thresholds").put("mode", "absolute");
    ArrayNode steps = thresholds.putArray("steps");
    for (ColourStep step : look.steps()) {
      ObjectNode one = steps.addObject().put("color", step.colour().code());
      step.from().ifPresentOrElse(value -> one.put("value", value), () -> one.putNull("value"));
    }
    if (!look.mappings().isEmpty()) {
      json.set("mappings", mappings(look));
    }
    if (panel.kind() == Kind.LINES) {
      json.set("custom", line(look));
    } else if (panel.kind() == Kind.STATES) {
      json.putObject("custom").put("fillOpacity", 80).put("lineWidth", 0);
    }
    return json;
  }

  private static ArrayNode mappings(FieldConfig look) {
    ArrayNode json = NODES.arrayNode();
    ObjectNode options = json.addObject().put("type", "value").putObject("options");
    for (ValueMapping mapping : look.mappings()) {
      options
          .putObject(Integer.toString((int) mapping.value()))
          .put("text", mapping.text())
          .put("color", mapping.colour().code())
          .put("index", options.size() - 1);
    }
    return json;
  }

  private static ObjectNode line(FieldConfig look) {
    boolean stacked = look.has(DisplayTrait.STACKED);
    ObjectNode json = NODES.objectNode();
    json.put("drawStyle", "line").put("lineInterpolation", "linear").put("lineWidth", 2);
    json.put("fillOpacity", stacked ? 40 : 0).put("showPoints", "auto").put("pointSize", 4);
    json.put("spanNulls", false);
    json.putObject("stacking").put("group", "A").put("mode", stacked ? "normal" : "none");
    json.putObject("thresholdsStyle").put("mode", look.steps().size() > 1 ? "dashed" : "off");
    ObjectNode scale = json.putObject("scaleDistribution");
    if (look.has(DisplayTrait.LOGARITHMIC)) {
      scale.put("type", "log").put("log", 10);
    } else {
      scale.put("type", "linear");
    }
    return json;
  }

  private static ArrayNode overrides(Kind kind) {
    ArrayNode json = NODES.arrayNode();
    if (kind == Kind.LINES) {
      colour(json, "human", BoardColour.HUMAN);
      colour(json, "synthetic", BoardColour.SYNTHETIC);
      colour(json, "assisted", BoardColour.ASSISTED);
      dashed(json, "predicted");
      dashed(json, "aim");
      dashed(json, "threshold");
      dashed(json, "claimed");
    }
    return json;
  }

  private static void colour(ArrayNode overrides, String word, BoardColour colour) {
    property(override(overrides, word), "color")
        .putObject("value")
        .put("mode", "fixed")
        .put("fixedColor", colour.code());
  }

  private static void dashed(ArrayNode overrides, String word) {
    ArrayNode properties = override(overrides, word);
    ObjectNode style = property(properties, "custom.lineStyle").putObject("value");
    style.put("fill", "dash").putArray("dash").add(8).add(6);
    property(properties, "custom.lineWidth").put("value", 1);
  }

  private static ArrayNode override(ArrayNode overrides, String word) {
    ObjectNode override = overrides.addObject();
    override.putObject("matcher").put("id", "byRegexp").put("options", WORD.formatted(word));
    return override.putArray("properties");
  }

  private static ObjectNode property(ArrayNode properties, String id) {
    return properties.addObject().put("id", id);
  }

  private static ObjectNode options(GrafanaPanel panel) {
    ObjectNode json = NODES.objectNode();
    switch (panel.kind()) {
      case STAT -> {
        json.put("colorMode", "value").put("graphMode", "none").put("justifyMode", "auto");
        json.put("orientation", "auto").put("wideLayout", true);
        json.put("textMode", panel.look().has(DisplayTrait.NAMES) ? "name" : "auto");
        json.set("reduceOptions", newest());
      }
      case BARS -> {
        json.put("displayMode", "basic").put("orientation", "horizontal");
        json.put("showUnfilled", true).put("valueMode", "color").put("sizing", "auto");
        json.set("reduceOptions", newest());
      }
      case LINES -> {
        ObjectNode legend = json.putObject("legend").put("displayMode", "table");
        legend.put("placement", "bottom").put("showLegend", true);
        legend.putArray("calcs").add("lastNotNull");
        json.putObject("tooltip").put("mode", "multi").put("sort", "desc");
      }
      case STATES -> {
        json.put("mergeValues", true).put("showValue", "auto").put("alignValue", "left");
        json.put("rowHeight", 0.9);
        json.putObject("legend")
            .put("displayMode", "list")
            .put("placement", "bottom")
            .put("showLegend", true)
            .putArray("calcs");
        json.putObject("tooltip").put("mode", "single").put("sort", "none");
      }
    }
    return json;
  }

  private static ObjectNode newest() {
    ObjectNode json = NODES.objectNode().put("fields", "").put("values", false);
    json.putArray("calcs").add("lastNotNull");
    return json;
  }
}
