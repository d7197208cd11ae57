package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wellspring.agents.scenario.BuiltIns;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.sweep.SweepPlanner;
import wellspring.infra.sweep.SweepManifest.StoredQuestion;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.statistics.Statistic;

/** {@code wellspring sweep}: runs a scenario at many settings, many times each. */
@Command(
    name = "sweep",
    description = {
      "Runs a scenario at every setting of some keys, many times each, and sums up.",
      "",
      "KEY=a,b,c sweeps over values, KEY=range(1,10) and range(start,stop,step) over numbers up to,"
          + " not including, the stop, KEY=logrange(0.001,1,7) over 7 numbers with equal ratios,"
          + " both ends included; a list may hold such ranges. KEY1+KEY2=a,b moves several keys"
          + " together, and KEY1+KEY2=(a,b),(c,d) gives each of them its own. Several of these make"
          + " a grid. Each setting is run many times, and so is its human-only control: the same"
          + " with all curators at human=1."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring sweep drift curators.no-human.human=0,0.01,0.05,0.1,0.5,1 --replicas 20",
      "  wellspring sweep drift curators.no-human.human=0,'logrange(0.001,1,7)'",
      "  wellspring sweep drift models.replace.memory='replace,{window:3},accumulate'",
      "  wellspring sweep collapse curators.no-human.human+curators.tenth-human.human=0,0.1",
      "  wellspring sweep drift"
          + " curators.no-human.documents+curators.no-human.human='(5,0.2),(10,0.1),(20,0.05)'",
      "  wellspring sweep drift curators.no-human.human='0,logrange(0.001,1,7)' --measure diversity"
          + " --level 0.8",
      "  wellspring sweep text curators.no-human.human=0,0.1,1 --measure held_out_perplexity"
          + " --absolute-level 500",
      "  wellspring sweep --resume sweeps/drift-20260101-120000",
      "",
      "Exit codes: 0 all runs finished, 1 the sweep failed, 2 a request that cannot be met,",
      "3 some runs failed, 130 or 143 interrupted."
    })
final class SweepCommand implements Callable<Integer> {
  private static final int RUNS_FAILED = 3;
  private static final int JOBS_MAX = 1_024;
  private static final int REPLICAS_MAX = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO|KEY.PATH=VALUES",
      description =
          "A built-in scenario or a YAML file (default: "
              + BuiltIns.DEFAULT
              + "), then what to sweep over, and changes as for 'wellspring run'.")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "How many runs each setting has (default: 20).")
  private Optional<Integer> replicas = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "The root of all replicas' seeds.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "How many runs execute at the same time (default: depends on the machine and --kafka).")
  private Optional<Integer> jobs = Optional.empty();

  @Mixin private LogOption log = new LogOption();

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private FolderOption out = new FolderOption();

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Continues the sweep in a directory with the runs that are missing. All other options "
              + "must be the same as before.")
  private Optional<Path> resume = Optional.empty();

  @Option(names = "--retry-failed", description = "With --resume: repeats the runs that failed.")
  private boolean retryFailed;

  @Option(
      names = "--keep",
      description =
          "Keeps a whole directory of each run, with its checkpoints, and Kafka's records of it.")
  private boolean keep;

  @Option(
      names = "--measure",
      paramLabel = "ID",
      description = "The measure whose threshold is sought (default: diversity).")
  private Optional<String> measure = Optional.empty();

  @Option(
      names = "--level",
      paramLabel = "X",
      description =
          "The level to cross, as a share of the human-only control's value (default: 0.5).")
  private Optional<Double> level = Optional.empty();

  @Option(
      names = "--absolute-level",
      paramLabel = "X",
      description = "The level to cross, in the measure's own unit; replaces --level.")
  private Optional<Double> absoluteLevel = Optional.empty();

  @Option(
      names = "--luck",
      paramLabel = "same|own",
      converter = LuckConverter.class,
      description =
          "Whether a replica has the same seed at all settings, which suits differences between "
              + "them, or each run a seed of its own, which suits thresholds (default: own if an "
              + "axis has numbers, else same).")
  private Optional<LuckSharing> luck = Optional.empty();

  @Mixin private ReportOption report = new ReportOption();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    checkOptions();
    return CommandFrame.call(
        "sweep",
        json.isWanted(),
        frame -> {
          SweepResult result =
              new SweepSession(request(), frame.console()).run(frame.interruption());
          frame.result(result::json);
          return exitCode(result);
        });
  }

  private static int exitCode(SweepResult result) {
    return switch (result.status()) {
      case SweepSession.FINISHED -> result.failed() == 0 ? ExitCode.OK : RUNS_FAILED;
      case SweepSession.ABORTED -> CommandFrame.INTERRUPTED;
      default -> ExitCode.SOFTWARE;
    };
  }

  private void checkOptions() {
    replicas.ifPresent(n -> requireBetween("--replicas", n, REPLICAS_MAX));
    jobs.ifPresent(n -> requireBetween("--jobs", n, JOBS_MAX));
    require(
        resume.isPresent() || !retryFailed,
        "--retry-failed needs --resume DIR, which says of which sweep");
    measure.ifPresent(
        id ->
            require(
                Arrays.stream(Measure.values()).anyMatch(each -> each.id().equals(id)),
                "--measure is '%s', which is not a measure; the measures are %s"
                    .formatted(
                        id,
                        String.join(
                            ", ", Arrays.stream(Measure.values()).map(Measure::id).toList()))));
    level.ifPresent(
        x -> require(x > 0 && x < 1_000, "--level must be above 0 and below 1000, not " + x));
    absoluteLevel.ifPresent(
        x -> require(Double.isFinite(x), "--absolute-level must be a number, not " + x));
    require(
        level.isEmpty() || absoluteLevel.isEmpty(),
        "--level and --absolute-level exclude each other: give a share of the control, or a value");
    int least = Statistic.MEAN.replicasMin();
    require(
        !asks() || replicas.orElse(least) >= least,
        "--replicas is %d, but the interval of a threshold needs at least %d"
            .formatted(replicas.orElse(least), least));
  }

  private void requireBetween(String option, int value, int max) {
    require(
        value >= 1 && value <= max,
        "%s must be between 1 and %,d, not %,d".formatted(option, max, value));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private SweepSession.SweepRequest request() {
    Optional<StoredQuestion> question = asks() ? Optional.of(question()) : Optional.empty();
    return new SweepSession.SweepRequest(
        planner(),
        replicas,
        luck,
        means(),
        out.folder(),
        resume.map(folder -> new SweepSession.Resumption(folder, retryFailed)),
        question,
        TerminalInfo.command(repeat()));
  }

  private SweepSession.SweepOptions means() {
    return new SweepSession.SweepOptions(
        log.choice(), device.choice(), jobs, keep, report.isWanted());
  }

  private boolean asks() {
    return measure.isPresent() || level.isPresent() || absoluteLevel.isPresent();
  }

  private StoredQuestion question() {
    return new StoredQuestion(
        measure.orElse(""), absoluteLevel.or(() -> level).orElse(0.5), absoluteLevel.isPresent());
  }

  /** Empty if a sweep goes on as its directory says. */
  private Optional<SweepPlanner> planner() {
    if (resume.isPresent() && arguments.isEmpty() && seed.isEmpty()) {
      return Optional.empty();
    }
    ScenarioArguments asked = ScenarioArguments.of(arguments);
    return Optional.of(
        new SweepPlanner(new ScenarioLoader(Path.of("")), asked.name(), asked.changes(seed)));
  }

  private List<String> repeat() {
    ScenarioArguments asked = ScenarioArguments.of(arguments);
    List<String> words = new ArrayList<>(List.of(TerminalInfo.launcher(), "sweep", asked.name()));
    words.addAll(asked.changes());
    replicas.ifPresent(n -> words.addAll(List.of("--replicas", n.toString())));
    seed.ifPresent(n -> words.addAll(List.of("--seed", n.toString())));
    words.addAll(means().words());
    measure.ifPresent(id -> words.addAll(List.of("--measure", id)));
    level.ifPresent(x -> words.addAll(List.of("--level", x.toString())));
    absoluteLevel.ifPresent(x -> words.addAll(List.of("--absolute-level", x.toString())));
    luck.ifPresent(each -> words.addAll(List.of("--luck", LuckConverter.text(each))));
    return words;
  }
}
