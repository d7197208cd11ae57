package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.dashboards.fork.ForkComparison;
import wellspring.dashboards.report.FlatSettings;
import wellspring.infra.fork.ForkPlan;
import wellspring.infra.fork.ForkSeries;
import wellspring.infra.fork.ParentLog;
import wellspring.infra.run.ScenarioDifferences;
import wellspring.infra.run.StoppedRun;

/** {@code wellspring fork}: what would have happened if. */
@Command(
    name = "fork",
    description = {
      "Begins a run that shares the past of another one, event by event, up to the end of a round, "
          + "and goes on otherwise: under other settings, with another seed, or both.",
      "",
      "The other run may be over, stopped or under way; nothing of it changes. What people did "
          + "there by hand in later rounds is not repeated."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring fork runs/collapse-20260101-120000 --at-round 4 curators.no-human.human=0.1",
      "  wellspring fork runs/collapse-20260101-120000 --at-round 4 --seed 7",
      "  wellspring fork runs/collapse-20260101-120000 --at-round 29 rounds=60",
      "  wellspring fork runs/collapse-20260101-120000 --at-round 4 --replicas 20",
      "",
      "With --replicas the same past has many futures, each with a seed of its own, and as many",
      "runs beside them: without the changes, or, where there are none, from the beginning.",
      "fan.csv and the figures say how far they spread, runs.csv has each one's seed.",
      "",
      "What would change the past is refused, for example the language, a learner or the",
      "measures. Exit codes: 0 finished, 1 failed, 2 a request that cannot be met, 130 or",
      "143 interrupted."
    })
final class ForkCommand implements Callable<Integer> {
  private static final int REPLICAS_MAX = 10_000;
  private static final int JOBS_MAX = 1_024;
  private static final Set<String> OF_MANY_RUNS = Set.of("--compare", "--jobs");

  /** Many futures have their events in memory, no page, and a beginning that nobody delays. */
  private static final Set<String> OF_ONE_RUN =
      Set.of(
          "--kafka",
          "--kafka-replicas",
          "--wait-for-cluster",
          "--threads",
          "--paused",
          "--speed",
          "--port",
          "--bind",
          "--host",
          "--targets",
          "--linger",
          "--no-report");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "The directory of the other run.")
  private Path folder;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY.PATH=VALUE",
      description = "What holds from the next round on, as changes to the other run's scenario.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--at-round",
      paramLabel = "R",
      required = true,
      description = "The last round that the two share, from 0.")
  private int round;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "The root of all chance in later rounds (default: the other run's). People speak as they "
              + "did, and a text is read on in its order.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--force",
      description =
          "Fork although another build made the past, so that what follows may differ because of "
              + "that; the manifest says so then.")
  private boolean force;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "Many futures instead of one run: how many.")
  private Optional<Integer> replicas = Optional.empty();

  @Option(
      names = "--compare",
      paramLabel = "beginning|unchanged|none",
      converter = ForkComparisonConverter.class,
      description =
          "What many futures are compared with: runs without the shared past, or without the "
              + "changes (default: unchanged, or beginning where nothing is changed).")
  private Optional<ForkComparison> comparison = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many futures go on at the same time (default: one for each processor).")
  private Optional<Integer> jobs = Optional.empty();

  @Mixin private LogOption log = new LogOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The folder to make the run's directory in (default: that of the other run's directory).")
  private Optional<Path> out = Optional.empty();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private PaceOptions pace = new PaceOptions();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    checkOptions();
    return CommandFrame.call("fork", json.isWanted(), this::fork);
  }

  private int fork(CommandFrame frame) {
    int workers = threads.count();
    StartOptions asked = pace.opening(List.of());
    StoppedRun parent = StoppedRun.open(folder);
    parent.requireResumable(force);
    frame.console().status("Reading the log of " + parent.directory().run() + " ...");
    try (ParentLog parents =
        ParentLog.open(
            parent, log.other(parent.manifest().setting().place()), frame.console()::remark)) {
      PastRun past = parents.past();
      ForkPlan plan =
          ForkPlan.of(
              parent,
              past,
              round,
              changes,
              seed.map(OptionalLong::of).orElseGet(OptionalLong::empty));
      frame.console().clear();
      if (replicas.isPresent()) {
        OutsideRefusal.requireNobodyOutside(plan.scenario());
        ForkReplicasSession.Result result =
            new ForkReplicasSession(request(parent, past, plan), frame).run(parents, past, plan);
        frame.result(result::json);
        return result.exitCode();
      }
      RunOptions options =
          new RunOptions(
              plan.scenario(),
              changes(parent, plan.scenario()),
              plan.opening(asked),
              new RunOptions.ExecutionOptions(log.choice(), device.choice(), workers),
              out.orElseGet(() -> parent.directory().path().getParent()),
              watch.showing(json.isWanted(), false),
              repeat(),
              RunOrigin.of(parent, plan, parents.source(plan.shared(), plan.event())));
      return new RunSession(options, frame).run().exitCode();
    }
  }

  private ForkReplicasSession.Request request(StoppedRun parent, PastRun past, ForkPlan plan) {
    return new ForkReplicasSession.Request(
        new ForkSeries(
            parent,
            round,
            changes,
            plan.parent().seed(),
            replicas.orElseThrow(),
            comparison
                .map(each -> ForkSeries.possible(each, parent, past, changes))
                .orElseGet(() -> ForkSeries.suiting(parent, past, changes))),
        out.orElseGet(() -> parent.directory().path().getParent()),
        device.choice(),
        jobs,
        repeat().command());
  }

  private void checkOptions() {
    replicas.ifPresent(n -> requireBetween("--replicas", n, 2, REPLICAS_MAX));
    jobs.ifPresent(n -> requireBetween("--jobs", n, 1, JOBS_MAX));
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      require(
          replicas.isEmpty() || !OF_ONE_RUN.contains(name),
          name + " is for a single run: leave it out, or leave out --replicas");
      require(
          replicas.isPresent() || !OF_MANY_RUNS.contains(name),
          name + " is for many futures: say how many with --replicas");
    }
  }

  private void requireBetween(String option, int value, int min, int max) {
    require(
        value >= min && value <= max,
        "%s must be between %d and %,d, not %,d".formatted(option, min, max, value));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** How the scenario differs from the one that was written for the other run. */
  private static List<String> changes(StoppedRun parent, Scenario scenario) {
    List<String> before = parent.manifest().changes().orElseGet(List::of);
    if (Set.copyOf(before).equals(Set.copyOf(ScenarioDifferences.ofBuiltIn(parent.scenario())))) {
      return ScenarioDifferences.ofBuiltIn(scenario);
    }
    List<String> all = new ArrayList<>(before);
    all.addAll(FlatSettings.changes(parent.scenario(), scenario));
    return all;
  }

  private RepeatLine repeat() {
    List<String> words =
        new ArrayList<>(
            List.of(
                TerminalInfo.launcher(),
                "fork",
                folder.toString(),
                "--at-round",
                Integer.toString(round)));
    words.addAll(changes);
    seed.ifPresent(root -> words.addAll(List.of("--seed", Long.toString(root))));
    if (force) {
      words.add("--force");
    }
    replicas.ifPresent(n -> words.addAll(List.of("--replicas", n.toString())));
    comparison.ifPresent(
        each -> words.addAll(List.of("--compare", ForkComparisonConverter.text(each))));
    words.addAll(log.words());
    device.said().ifPresent(name -> words.addAll(List.of("--device", name)));
    return RepeatLine.of(words, Optional.empty());
  }
}
