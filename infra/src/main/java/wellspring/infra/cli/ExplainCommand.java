package wellspring.infra.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.scenario.ForkedScenario;
import wellspring.agents.scenario.Intervention;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.theory.Theory;
import wellspring.agents.theory.WriterPressure;
import wellspring.dashboards.theory.Explanation;
import wellspring.infra.data.ParquetTables;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.SteeringFile;
import wellspring.model.language.file.LanguageException;

/** {@code wellspring explain}: what theory says of a scenario, and what stands in its way. */
@Command(
    name = "explain",
    description = "Tells which lines of theory hold for each model, and why the others do not.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring explain drift",
      "  wellspring explain runs/drift-20261121-151907",
      "  wellspring explain drift models.replace.learner.prior=1 --all",
      "",
      "What holds is the 'predicted' of measurements, of the terminal's 'theory' and of",
      "Prometheus: the mean over many runs that differ in their seed alone."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final String SCENARIO_FILE = "scenario.yaml";

  @Parameters(
      index = "0",
      paramLabel = "RUN|SCENARIO",
      description = "The directory of a run, a built-in scenario or a YAML file.")
  private String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY.PATH=VALUE",
      description = "Changes to the scenario.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--all",
      description = "Tell every assumption, and lines that are about other kinds of models.")
  private boolean all;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    try {
      Scenario planned = new ScenarioLoader(Path.of("")).load(source(), overrides);
      List<Steered> steering = steering();
      Scenario scenario = steered(planned, steering);
      Theory theory = Theory.of(scenario, scenario.language().language(ParquetTables.MEANS));
      Optional<RunFork> unfollowed = unfollowed(planned);
      System.out.println(
          json.isWanted()
              ? TheoryJson.of(scenario, theory, unfollowed.map(ExplainCommand::words))
              : String.join(
                  "\n",
                  unfollowed.isPresent()
                      ? List.of(heading(scenario), words(unfollowed.get()))
                      : text(scenario, theory, steering)));
      return ExitCode.OK;
    } catch (ScenarioException | LanguageException | RunException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private String source() {
    Path folder = Path.of(name);
    if (!Files.isDirectory(folder)) {
      return name;
    }
    if (!Files.isRegularFile(folder.resolve(SCENARIO_FILE))) {
      throw new RunException(
          "%s is not the directory of a run: it has no %s".formatted(name, SCENARIO_FILE));
    }
    return folder.resolve(SCENARIO_FILE).toString();
  }

  /** What people did while the run went on; nothing for a scenario. */
  private List<Steered> steering() {
    if (!Files.isDirectory(Path.of(name))) {
      return List.of();
    }
    return SteeringFile.left(new RunDirectory(Path.of(name), Path.of(name)).steering());
  }

  /**
   * The fork by which a run came to settings whose course theory does not follow, if there is one.
   */
  private Optional<RunFork> unfollowed(Scenario last) {
    Path folder = Path.of(name);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    RunDirectory run = new RunDirectory(folder, folder);
    List<RunFork> forks =
        Files.isRegularFile(run.manifest()) ? RunManifest.read(run).forked() : List.of();
    Scenario next = last;
    for (int i = forks.size() - 1; i >= 0; i--) {
      Scenario before =
          new ScenarioLoader(Path.of(""))
              .preview(run.scenarioUntil(forks.get(i).round()).toString(), List.of());
      if (!ForkedScenario.isPredictable(before, next)) {
        return Optional.of(forks.get(i));
      }
      next = before;
    }
    return Optional.empty();
  }

  private static String words(RunFork fork) {
    return "No line of theory holds after round %d: from there on it is %s, with %s, and what that makes of a run that is under way is not followed. For the rounds before, explain that one."
        .formatted(fork.round(), fork.origin(), fork.words());
  }

  private static String heading(Scenario scenario) {
    return scenario.name() + ": " + scenario.description();
  }

  /** The scenario as it was in force at the end. */
  private static Scenario steered(Scenario planned, List<Steered> steering) {
    Scenario scenario = planned;
    for (Steered event : steering) {
      if (event instanceof Intervened intervened) {
        scenario = Intervention.of(scenario, event.round(), intervened.change()).scenario();
      }
    }
    return scenario;
  }

  private List<String> text(Scenario scenario, Theory theory, List<Steered> steering) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(scenario));
    for (Steered event : steering) {
      if (event instanceof Intervened intervened) {
        lines.add("from round %d on: %s".formatted(event.round(), intervened.change()));
      } else if (event instanceof DocumentOffered document) {
        lines.add(
            "a person wrote %s: models that may have read it have no prediction from then on"
                .formatted(document.document()));
      }
    }
    for (String model : scenario.modelNames()) {
      lines.add("");
      lines.addAll(Explanation.of(model, theory.of(model), scenario.rounds(), all));
    }
    if (theory.followsWriters()) {
      WriterPressure.of(scenario)
          .ifPresent(
              pressure ->
                  lines.addAll(List.of("", pressure.cohort(), "", "  " + pressure.words())));
    }
    return lines;
  }
}
