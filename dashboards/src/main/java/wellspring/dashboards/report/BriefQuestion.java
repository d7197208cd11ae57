package wellspring.dashboards.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.model.mix.Share;

/**
 * What scenarios ask, for people who never read a log.
 *
 * @param title the question in a line
 * @param asked what the scenarios are called, and what they say of themselves
 */
record BriefQuestion(String title, String asked) {
  static final String OF_HUMAN_TEXT = "How much human writing do text models need?";

  /**
   * The question of runs: in what their models differ.
   *
   * @param changes how each scenario differs from what its description tells of, as overrides
   */
  static BriefQuestion of(List<Scenario> scenarios, List<List<String>> changes) {
    return new BriefQuestion(title(scenarios), asked(scenarios, changes));
  }

  private static String title(List<Scenario> scenarios) {
    Set<Object> shares = new HashSet<>();
    Set<Object> memories = new HashSet<>();
    Set<Object> labels = new HashSet<>();
    Set<Share> pools = new HashSet<>();
    for (Scenario scenario : scenarios) {
      for (ModelSpec model : scenario.models().values()) {
        CuratorSpec curator = scenario.curators().get(model.curator());
        shares.add(curator.human());
        memories.add(model.memory());
        labels.add(curator.labels());
        pools.add(curator.pool());
      }
    }
    boolean told = labels.stream().anyMatch(each -> !(each instanceof LabelPolicy.None));
    if (labels.size() > 1 || (told && shares.size() == 1)) {
      return "What is it worth to know who wrote what?";
    } else if (shares.size() > 1) {
      return OF_HUMAN_TEXT;
    } else if (memories.size() > 1) {
      return "What should text models keep of what they have read?";
    }
    boolean shared = pools.stream().anyMatch(pool -> pool.value() > 0);
    return shared
        ? "What becomes of models that learn from each other?"
        : "What becomes of models that learn from their own text?";
  }

  private static String asked(List<Scenario> scenarios, List<List<String>> changes) {
    return IntStream.range(0, scenarios.size())
        .mapToObj(each -> asked(scenarios.get(each), changes.get(each)))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String asked(Scenario scenario, List<String> changes) {
    String name = "The scenario is called " + scenario.name();
    if (scenario.description().isBlank()) {
      return name + ".";
    }
    String changed = ReportWording.changed(changes);
    return "%s: %s%s"
        .formatted(
            name,
            ReportWording.sentence(scenario.description()),
            changed.isEmpty() ? "" : " " + changed);
  }
}
