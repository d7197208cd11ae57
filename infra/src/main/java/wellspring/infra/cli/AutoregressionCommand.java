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
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.verdict.ErrorControl;
import wellspring.dashboards.verdict.ErrorReport;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.SurvivalFile;
import wellspring.model.autoregression.AutoregressionProfile;
import wellspring.model.autoregression.IntervalEstimate;

/** {@code wellspring autoregression}: whether the errors of a run's models compound. */
@Command(
    name = "autoregression",
    description =
        "Lets the models of a run write, and says whether their errors compound as (1 − ε)^n, "
            + "whether they correct themselves, derail, or neither; and how many times as likely "
            + "errors are as in a model that learned only from people, at the same positions. Writes "
            + "autoregression-MODEL.csv into the run's directory.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring autoregression runs/grammar-20260101-120000",
      "  wellspring autoregression runs/grammar-20260101-120000 closed --round 5",
      "",
      "An error is the first token of a document that no human could write after those before it.",
      "So the language must be one whose truth is known: grammar, or zipf. (In zipf people use all",
      "tokens everywhere: no model errs, and only the decay of the likelihood is of interest.)",
      "The control is a model of the run whose curator passes on only human text and which is",
      "otherwise alike; where there is none, the model's own first generation."
    })
final class AutoregressionCommand implements Callable<Integer> {
  private static final int DOCUMENTS_MAX = 10_000_000;

  @Parameters(index = "0", paramLabel = "RUN", description = "The directory of a run.")
  private Path run;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "The name of a model in it (default: all of them).")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--round",
      paramLabel = "R",
      description = "Which release: the one in force when round R was closed (default: the last).")
  private Optional<Integer> round = Optional.empty();

  @Option(
      names = "--documents",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many documents each model writes (default: 2000).")
  private int documents;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    return Failures.told(
        "The models could not be read",
        () -> {
          RunDirectory directory = RunDirectory.open(run);
          requireDocuments();
          Scenario scenario =
              new ScenarioLoader(Path.of("")).preview(directory.scenario().toString(), List.of());
          print(directory, read(directory, scenario, models(scenario)));
        });
  }

  /** What a release wrote, read against the truth of a round, and what it is compared with. */
  private record ReleaseAnalysis(
      ModelReleased release, int round, AutoregressionProfile found, ErrorControl control) {}

  private List<ReleaseAnalysis> read(
      RunDirectory directory, Scenario scenario, List<String> models) {
    ConsoleOutput console =
        new ConsoleOutput(System.err, false, TerminalInfo.current().columns(), System::nanoTime);
    try (DeviceConnection devices = DeviceConnection.open("auto", scenario, console)) {
      RegeneratedDocuments written =
          new RegeneratedDocuments(directory, scenario, devices.devices());
      ErrorControls controls = new ErrorControls(scenario, written, documents);
      List<ModelReleased> releases =
          models.stream().map(name -> written.release(name, round)).toList();
      List<ReleaseAnalysis> readings = new ArrayList<>();
      for (ModelReleased release : releases) {
        int truth = round.orElse(release.round());
        AutoregressionProfile found = written.read(release, truth, documents);
        readings.add(new ReleaseAnalysis(release, truth, found, controls.of(release, truth)));
      }
      return readings;
    }
  }

  private void print(RunDirectory directory, List<ReleaseAnalysis> readings) {
    List<AutoregressionResult.ModelResult> courses = new ArrayList<>();
    for (ReleaseAnalysis reading : readings) {
      String name = reading.release().agent();
      Path file = directory.path().resolve("autoregression-" + name + ".csv");
      SurvivalFile.write(
          file,
          reading.found().errors().curve(),
          reading.found().errors().rate().map(IntervalEstimate::value).orElse(0.0));
      courses.add(
          AutoregressionResult.ModelResult.of(
              reading.release(), reading.round(), reading.found(), reading.control()));
      if (!json.isWanted()) {
        print(reading, file);
      }
    }
    if (json.isWanted()) {
      System.out.println(new AutoregressionResult(directory.path().toString(), courses).json());
    }
  }

  private void print(ReleaseAnalysis reading, Path file) {
    ModelReleased release = reading.release();
    System.out.printf(
        "%s, generation %d, against the truth of round %d%n",
        release.agent(), release.generation(), reading.round());
    ErrorReport report = ErrorReport.of(reading.found(), reading.control());
    report.table().forEach(System.out::println);
    report.sentences().forEach(System.out::println);
    System.out.printf("%s%n%n", file);
  }

  private List<String> models(Scenario scenario) {
    List<String> all = scenario.modelNames();
    if (model.isPresent() && !all.contains(model.get())) {
      throw new RunException(
          "MODEL is '%s', but %s has no such model; there are %s"
              .formatted(model.get(), run, String.join(", ", all)));
    }
    return model.map(List::of).orElse(all);
  }

  private void requireDocuments() {
    if (documents < 1 || documents > DOCUMENTS_MAX) {
      throw new RunException(
          "--documents is %d; allowed: a whole number from 1 to %d"
              .formatted(documents, DOCUMENTS_MAX));
    }
  }
}
