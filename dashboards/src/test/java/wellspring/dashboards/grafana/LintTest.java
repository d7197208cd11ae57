package wellspring.dashboards.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LintTest {
  @ParameterizedTest
  @EnumSource
  void everyBoardKeepsTheRule(LintRule rule) {
    for (Board board : Board.all()) {
      assertThat(rule.faults(BoardJson.of(board))).as(board.title()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBoardThatBreaksTheRuleIsNoticed(LintRule rule) {
    ObjectNode bad = BoardJson.of(OverviewBoard.board());
    assertThat(rule.faults(bad)).isEmpty();
    spoilers().get(rule).accept(bad);
    assertThat(rule.faults(bad)).hasSize(1);
  }

  @Test
  void everySelectorOfAQueryIsFound() {
    assertThatNoException().isThrownBy(() -> Selector.of(""));
    assertThat(Selector.of("sum by (run) (rate(wellspring_a_total{x=\"1\"}[5m])) / up * process_b"))
        .containsExactly(
            new Selector("wellspring_a_total", "x=\"1\"", "5m", "rate"),
            new Selector("up", "", "", ""),
            new Selector("process_b", "", "", ""));
  }

  private static Map<LintRule, Consumer<ObjectNode>> spoilers() {
    Map<LintRule, Consumer<ObjectNode>> spoilers = new EnumMap<>(LintRule.class);
    spoilers.put(
        LintRule.TEMPLATE_DATASOURCE, board -> variable(board, "datasource").put("name", "x"));
    spoilers.put(LintRule.TEMPLATE_JOB, board -> variable(board, "job").put("allValue", ".*"));
    spoilers.put(
        LintRule.TEMPLATE_INSTANCE, board -> variable(board, "instance").put("multi", false));
    spoilers.put(
        LintRule.TEMPLATE_LABEL_PROMQL,
        board -> variable(board, "run").put("query", "wellspring_run_info"));
    spoilers.put(
        LintRule.TEMPLATE_ON_TIME_CHANGE_RELOAD, board -> variable(board, "run").put("refresh", 1));
    spoilers.put(
        LintRule.PANEL_DATASOURCE,
        board -> panel(board).putObject("datasource").put("uid", "prometheus"));
    spoilers.put(LintRule.PANEL_TITLE_DESCRIPTION, board -> panel(board).put("description", " "));
    spoilers.put(
        LintRule.PANEL_UNITS,
        board -> ((ObjectNode) panel(board).path("fieldConfig").path("defaults")).remove("unit"));
    spoilers.put(LintRule.PANEL_NO_TARGETS, board -> panel(board).putArray("targets"));
    spoilers.put(
        LintRule.TARGET_RATE_INTERVAL,
        board -> ask(board, "rate(up{job=~\"$job\", instance=~\"$instance\"}[5m])"));
    spoilers.put(LintRule.TARGET_JOB, board -> ask(board, "up{instance=~\"$instance\"}"));
    spoilers.put(LintRule.TARGET_INSTANCE, board -> ask(board, "up{job=~\"$job\"}"));
    spoilers.put(
        LintRule.TARGET_COUNTER_AGG, board -> ask(board, "sum(process_cpu_seconds_total)"));
    spoilers.put(LintRule.UNEDITABLE, board -> board.put("editable", true));
    return spoilers;
  }

  private static ObjectNode variable(ObjectNode board, String name) {
    for (JsonNode variable : board.path("templating").path("list")) {
      if (variable.path("name").asText().equals(name)) {
        return (ObjectNode) variable;
      }
    }
    throw new AssertionError("no variable " + name);
  }

  private static ObjectNode panel(ObjectNode board) {
    return (ObjectNode) LintRule.panels(board).get(0);
  }

  private static void ask(ObjectNode board, String query) {
    ((ObjectNode) panel(board).path("targets").path(0)).put("expr", query);
  }
}
