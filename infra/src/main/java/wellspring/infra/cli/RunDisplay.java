package wellspring.infra.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.idle.IdleSettings;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.terminal.RoundTable;
import wellspring.dashboards.terminal.RoundTable.FigureChoice;
import wellspring.dashboards.verdict.Verdict;
import wellspring.infra.kafka.ClusterAddress;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.lab.RunLog;
import wellspring.infra.lab.RunResult;
import wellspring.infra.page.LivePage;
import wellspring.infra.run.RoundListener;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.RunManifest;
import wellspring.model.text.CountPhrase;

/** What a run tells the people in front of it, from its first line to its last. */
final class RunDisplay implements RoundListener {
  private final Scenario scenario;
  private final ConsoleOutput console;
  private final SilentCohorts cohorts;
  private RoundTable table;

  RunDisplay(Scenario scenario, ConsoleOutput console) {
    this.scenario = scenario;
    this.console = console;
    this.cohorts = new SilentCohorts(scenario);
  }

  /** Before anything else: where it can be watched. */
  void announcePage(LivePage page) {
    String remark = page.remark().map(" (%s)"::formatted).orElse("");
    console.line("watch at " + page.address() + remark);
  }

  /** How a run ended, for those who took part. */
  static String sentence(RunResult result) {
    return result.status() == Status.FINISHED
        ? "%s has finished, with the fingerprint %s".formatted(result.run(), result.fingerprint())
        : "%s has ended: %s".formatted(result.run(), result.reason());
  }

  /** What is run, and from which seed. */
  void announceScenario() {
    console.line("%s: %s".formatted(scenario.name(), scenario.description()).strip());
    console.line(
        "seed %d, %s".formatted(scenario.seed(), CountPhrase.of(scenario.rounds(), "round")));
    IdleSettings.of(scenario).forEach(idle -> console.paragraph(idle.sentence()));
  }

  /** Whose child it is. */
  void announceParent(RunFork fork) {
    console.paragraph(
        "It shares round%s with %s, up to the fingerprint %s; then %s."
            .formatted(
                fork.round() == 0 ? " 0" : "s 0 to " + fork.round(),
                fork.parent(),
                fork.fingerprint(),
                fork.words()));
  }

  /** Once everything has started: where it is to be found. */
  void announceRun(RunDirectory directory, RunLog events, DeviceConnection devices, LivePage page) {
    table = new RoundTable(scenario, console.columns(), figures());
    console.line("directory " + directory.path());
    if (!events.address().isEmpty()) {
      console.line(
          "Kafka at %s, topics wellspring.%s.*%s"
              .formatted(
                  events.address(),
                  RunManifest.read(directory).subject().run(),
                  events.isOwn()
                      ? ", for those who have "
                          + directory.kafka().resolve(KafkaCluster.READERS_FILE)
                      : ""));
    }
    if (!devices.description().isEmpty()) {
      console.line("training on " + devices.description());
    }
    console.line("metrics at " + page.url() + "/metrics");
    console.line("");
  }

  /** How programs outside take part. */
  void announceOutside(RunDirectory directory, List<String> participants) {
    for (String name : participants) {
      console.line(
          "%s is a program outside: it takes part with %s"
              .formatted(name, directory.outside(name)));
    }
    if (!participants.isEmpty()) {
      console.line("");
    }
  }

  @Override
  public void participantMissed(ParticipantMissed event) {
    console.paragraph(
        "Round %d goes on without %s, which %s."
            .formatted(event.round(), event.participant(), event.reason()));
  }

  private FigureChoice figures() {
    return switch (scenario.language().kind()) {
      case ZIPF -> FigureChoice.PREDICTED;
      case TEXT -> FigureChoice.SAMPLED;
      case GRAMMAR -> FigureChoice.FACTUAL;
      case GAUSSIAN -> FigureChoice.GAUSSIAN;
      case REGRESSION -> FigureChoice.REGRESSION;
    };
  }

  @Override
  public void roundClosed(ClosedRound round) {
    table.rows(round).forEach(console::line);
    cohorts.after(round).forEach(console::paragraph);
  }

  /** At the end: what it showed, and how to repeat it. */
  void conclude(RunResult result, Verdict verdict, RunDirectory directory) {
    RunEnded ended = result.ended();
    console.line("");
    verdict.lines().forEach(console::paragraph);
    verdict.note().ifPresent(console::paragraph);
    if (!verdict.lines().isEmpty()) {
      console.line("");
    }
    if (ended.status() != Status.FINISHED) {
      console.paragraph(
          "The run %s after %s: %s."
              .formatted(
                  ended.status() == Status.ABORTED ? "was aborted" : "failed",
                  CountPhrase.of(ended.round(), "closed round"),
                  ended.reason()));
    }
    console.line("directory    " + directory.path());
    if (!ended.fingerprint().isEmpty()) {
      console.line("fingerprint  " + ended.fingerprint());
    }
    console.line("repeat with  " + result.repeat());
  }

  /** How to go on with a run that did not finish. */
  void goOn(RunDirectory directory) {
    console.line(
        "go on with   "
            + TerminalInfo.command(
                List.of(TerminalInfo.launcher(), "resume", directory.path().toString())));
  }

  /** What others have written into the log on a cluster, and how to take the log away. */
  void logStays(RunDirectory directory, ClusterAddress cluster, RunManifest.LogFacts log) {
    if (log.foreignRecords() > 0) {
      console.paragraph(
          "%s in the run's topics %s not the run's, and did not count: %s. The first: %s"
              .formatted(
                  CountPhrase.of(log.foreignRecords(), "record"),
                  CountPhrase.verb(log.foreignRecords(), "is", "are"),
                  log.foreignByTopic().entrySet().stream()
                      .map(each -> "%,d in %s".formatted(each.getValue(), each.getKey()))
                      .collect(Collectors.joining(", ")),
                  String.join("; ", log.firstForeign())));
    }
    console.line(
        "log          %s, topics wellspring.%s.*, until  %s"
            .formatted(
                cluster,
                directory.run(),
                TerminalInfo.command(
                    List.of(
                        TerminalInfo.launcher(),
                        "runs",
                        "--forget",
                        directory.path().toString()))));
  }

  /** The very last line, but for what is said while the page stays. */
  void took(double seconds) {
    console.line(String.format(Locale.ROOT, "took         %.1f s", seconds));
  }

  /**
   * While the page shows the finished run.
   *
   * @param linger for how long; empty for until somebody ends it
   */
  void lingers(Optional<Duration> linger) {
    console.line("");
    console.line(
        linger
            .map(
                time ->
                    "The page stays for %s; Ctrl-C ends it."
                        .formatted(DurationConverter.words(time)))
            .orElse("The page stays until you press Ctrl-C."));
  }
}
