package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import wellspring.agents.context.TextRemarks;
import wellspring.agents.scenario.BuiltIns;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioSchema;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.scenario.idle.IdleSettings;
import wellspring.infra.data.ParquetTables;
import wellspring.model.language.Language;
import wellspring.model.language.file.LanguageException;

/** {@code wellspring scenarios}: what there is to run. */
@Command(
    name = "scenarios",
    description = "Lists the built-in scenarios, shows and checks scenarios.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring scenarios",
      "  wellspring scenarios show collapse rounds=40",
      "  wellspring scenarios validate my-scenario.yaml",
      "  wellspring scenarios schema > scenario.schema.json"
    })
final class ScenariosCommand implements Runnable {
  @Override
  public void run() {
    int width = BuiltIns.names().stream().mapToInt(String::length).max().orElse(0);
    for (BuiltIns.BuiltIn scenario : BuiltIns.list()) {
      String needs =
          scenario.toBeGiven().isEmpty()
              ? ""
              : " (give " + String.join(", ", scenario.toBeGiven()) + ")";
      System.out.printf("%-" + width + "s  %s%s%n", scenario.name(), scenario.description(), needs);
    }
  }

  @Command(
      description = "Prints a scenario with every default filled in.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "NAME|FILE", description = "Which scenario.") String name,
      @Parameters(arity = "0..*", paramLabel = "KEY.PATH=VALUE", description = "Changes to it.")
          List<String> overrides) {
    return reporting(
        () -> {
          Scenario scenario = loader().preview(name, nonNull(overrides));
          System.out.print(ScenarioWriter.yaml(scenario));
        });
  }

  @Command(
      description = "Checks a scenario and says all that is wrong with it.",
      mixinStandardHelpOptions = true)
  int validate(
      @Parameters(paramLabel = "FILE|NAME", description = "Which scenario.") String name,
      @Parameters(arity = "0..*", paramLabel = "KEY.PATH=VALUE", description = "Changes to it.")
          List<String> overrides) {
    return reporting(
        () -> {
          Scenario scenario = loader().load(name, nonNull(overrides));
          Language language = scenario.language().language(ParquetTables.MEANS);
          System.out.printf("%s is valid: scenario '%s'.%n", name, scenario.name());
          IdleSettings.of(scenario).forEach(idle -> System.out.println(idle.sentence()));
          TextRemarks.of(scenario, language).forEach(System.out::println);
        });
  }

  @Command(
      description = "Prints the JSON Schema that scenarios are checked against.",
      mixinStandardHelpOptions = true)
  void schema() {
    System.out.print(ScenarioSchema.json());
  }

  private static int reporting(Runnable work) {
    try {
      work.run();
      return ExitCode.OK;
    } catch (ScenarioException | LanguageException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private static ScenarioLoader loader() {
    return new ScenarioLoader(Path.of(""));
  }

  private static List<String> nonNull(List<String> overrides) {
    return overrides == null ? new ArrayList<>() : overrides;
  }
}
