package wellspring.infra.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import wellspring.agents.scenario.BuiltIns;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.report.FlatSettings;

/** How a scenario that is run differs from the one that its description was written for. */
public final class ScenarioDifferences {
  private ScenarioDifferences() {}

  /**
   * The changes as overrides of what was written, the seed left out.
   *
   * @param written the built-in or the file
   * @param typed the overrides on the command line, which are the answer where what was written
   *     cannot be used without them
   */
  public static List<String> of(Supplier<Scenario> written, Scenario run, List<String> typed) {
    try {
      return FlatSettings.changes(written.get(), run);
    } catch (ScenarioException e) {
      return typed;
    }
  }

  /** How a scenario differs from the built-in one of its name; empty if there is none. */
  public static List<String> ofBuiltIn(Scenario scenario) {
    return BuiltIns.names().contains(scenario.name())
        ? FlatSettings.changes(
            new ScenarioLoader(Path.of("")).preview(scenario.name(), List.of()), scenario)
        : List.of();
  }
}
