package wellspring.dashboards.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Locale;

/** Alert rules as the file that Prometheus reads. */
public final class AlertFile {
  private static final ObjectMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build());

  private AlertFile() {}

  /** The file's text. */
  public static String text(List<AlertRule> alerts) {
    ObjectNode file = YAML.createObjectNode();
    ObjectNode group = file.putArray("groups").addObject().put("name", "wellspring");
    ArrayNode rules = group.putArray("rules");
    for (AlertRule alert : alerts) {
      ObjectNode rule = rules.addObject();
      rule.put("alert", alert.name());
      rule.put("expr", alert.expr());
      rule.put("for", alert.lasting());
      rule.putObject("labels").put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
      rule.putObject("annotations")
          .put("summary", alert.summary())
          .put("description", alert.description())
          .put("runbook_url", alert.runbook());
    }
    try {
      return YAML.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }
}
