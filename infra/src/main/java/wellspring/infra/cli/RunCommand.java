package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.agents.scenario.BuiltIns;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.infra.node.ClusterNode;
import wellspring.infra.run.ScenarioDifferences;

/** {@code wellspring run}: runs a scenario to its end. */
@Command(
    name = "run",
    description = "Runs a scenario to its end.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring run",
      "  wellspring run collapse rounds=40 curators.tenth-human.human=0.2 --seed 7",
      "  wellspring run text language.path=my-texts/",
      "  wellspring run my-scenario.yaml --kafka localhost:9092 --json",
      "  wellspring run collapse --paused --speed 2",
      "",
      "'wellspring scenarios' lists what there is to run; 'wellspring scenarios schema'",
      "explains every key. Exit codes: 0 finished, 1 failed, 2 a request that cannot be",
      "met, 130 or 143 interrupted."
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO|KEY.PATH=VALUE",
      description =
          "A built-in scenario or a YAML file (default: "
              + BuiltIns.DEFAULT
              + "), then changes to it: key=value, +key=value adds, ++key=value adds or replaces, "
              + "~key removes.")
  private List<String> arguments = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "The root of all chance.")
  private Optional<Long> seed = Optional.empty();

  @Mixin private LogOption log = new LogOption();

  @Mixin private ForeignOption foreign = new ForeignOption();

  @Mixin private FolderOption out = new FolderOption();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private NodesOption nodes = new NodesOption();

  @Mixin private PageOptions page;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    return CommandFrame.call("run", json.isWanted(), this::run);
  }

  private int run(CommandFrame frame) {
    RunOptions options = options();
    if (!nodes.areWanted()) {
      return new RunSession(options, frame).run().exitCode();
    }
    try (ClusterNode node = nodes.open(options, frame.console())) {
      return new RunSession(options, frame, Optional.of(node)).run().exitCode();
    }
  }

  private RunOptions options() {
    int workers = threads.count();
    ScenarioArguments asked = ScenarioArguments.of(arguments);
    String name = asked.name();
    List<String> overrides = asked.changes(seed);
    ScenarioLoader loader = new ScenarioLoader(Path.of(""));
    Scenario scenario = loader.load(name, overrides);
    return new RunOptions(
        scenario,
        ScenarioDifferences.of(() -> loader.preview(name, List.of()), scenario, overrides),
        page.opening(),
        new RunOptions.ExecutionOptions(log.choice(foreign.treatment()), device.choice(), workers),
        out.folder(),
        page.showing(json.isWanted()),
        repeat(asked, scenario),
        RunOrigin.first(scenario));
  }

  private RepeatLine repeat(ScenarioArguments asked, Scenario scenario) {
    List<String> words = new ArrayList<>(List.of(TerminalInfo.launcher(), "run", asked.name()));
    asked.changes().stream().filter(override -> !override.startsWith("seed=")).forEach(words::add);
    words.add("--seed");
    words.add(Long.toString(scenario.seed()));
    words.addAll(log.words());
    device.said().ifPresent(name -> words.addAll(List.of("--device", name)));
    return RepeatLine.of(words, page.steering());
  }
}
