package wellspring.infra.page;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.Intervention;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.page.ClosedRound;
import wellspring.dashboards.page.MessageFeed;
import wellspring.dashboards.page.RunCard;
import wellspring.dashboards.page.RunFeed;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.infra.data.ParquetTables;
import wellspring.infra.data.WrittenDocuments;
import wellspring.infra.run.FlowsFile;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RestoredLanguage;
import wellspring.infra.run.RoundRows;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.SteeringFile;

/**
 * A run that is shown from what it left in its folder. It tells its feed what a run under way tells
 * it, in the same order. One that is under way in another process is followed: each {@link #look}
 * tells what has come since.
 */
final class StoredRun {
  /** As many times as long as a look takes, nobody looks after it. */
  private static final int LOOKS_APART = 9;

  private final RunDirectory run;
  private final Scenario scenario;
  private final MessageFeed feed;
  private final LiveRun live;
  private final RunVerdict verdict;
  private Scenario inForce;
  private int steps;
  private final List<RunFork> forks;
  private final List<RunManifest.Continuation> continuations;
  private final RoundRows<ModelMeasured> measurements;
  private final RoundRows<ModelReleased> releases;
  private final RoundRows<CSVRecord> flows;
  private final StoredSociety society;
  private int rounds;
  private int openRows;
  private long due = Long.MIN_VALUE;
  private boolean over;

  /**
   * Begins to show a run: what it is, but no round yet.
   *
   * @param feed takes what pages are told
   * @throws wellspring.infra.run.RunException if it cannot be read
   */
  StoredRun(RunDirectory run, MessageFeed feed) {
    this.run = run;
    this.feed = feed;
    this.scenario = new ScenarioLoader(Path.of("")).preview(run.scenario().toString(), List.of());
    this.inForce = scenario;
    this.measurements = MeasurementsFile.rounds(run.measurements());
    this.releases = ReleasesFile.rounds(run.releases());
    this.flows = FlowsFile.rounds(run.flows());
    this.society = new StoredSociety(run);
    RunManifest manifest = RunManifest.read(run);
    this.forks = manifest.forked();
    this.continuations = manifest.continued();
    this.verdict = new RunVerdict(new CollapseJudge(scenario, manifest.symbols()));
    this.live =
        new LiveRun(
            feed,
            scenario,
            new RunCard.RunDetails(
                run.run(),
                manifest.setting().started(),
                manifest.parent().map(RunFork::origin).orElse(""),
                manifest.subject().repeat(),
                manifest.symbols()),
            new RunFeed.PaceMessage(false, null, 0),
            verdict);
    live.read(
        new DocumentIndex(
            scenario,
            this::documents,
            () -> RestoredLanguage.of(scenario, manifest, ParquetTables.MEANS).language()));
  }

  MessageFeed feed() {
    return feed;
  }

  LiveRun live() {
    return live;
  }

  /**
   * Looks, unless the last look is too near: they shall take a tenth of a processor at most.
   *
   * @param nanos gives the time, from any start
   */
  void lookIfDue(LongSupplier nanos) {
    long begin = nanos.getAsLong();
    if (due == Long.MIN_VALUE || begin - due >= 0) {
      look();
      long end = nanos.getAsLong();
      due = end + LOOKS_APART * (end - begin);
    }
  }

  /** Tells what has come since the last look; nothing once the run is over. */
  synchronized void look() {
    if (over) {
      return;
    }
    RunManifest now = RunManifest.read(run);
    boolean running = now.outcome().status().equals(RunManifest.RunOutcome.RUNNING.status());
    boolean ends = !running || !FolderLock.isTaken(run.path());
    List<Steered> steering = SteeringFile.left(run.steering());
    while (isWhole(ends)) {
      steer(rounds, steering);
      ClosedRound round =
          new ClosedRound(
              rounds,
              measurements.take(rounds),
              orNone(() -> releases.take(rounds), List.of()),
              orNone(() -> FlowsFile.flows(flows.take(rounds)), RoundFlows.NONE),
              society.take(rounds),
              society.voices(rounds));
      verdict.add(round.measurements());
      live.roundClosed(round);
      rounds++;
    }
    live.judge();
    if (ends) {
      end(now, running);
    }
  }

  /**
   * Whether the next round can be told. One that is being written has a part of its rows: it is
   * whole if another follows, or if nothing has come since the last look.
   */
  private boolean isWhole(boolean ends) {
    OptionalInt next = orNone(measurements::next, OptionalInt.empty());
    if (next.isEmpty()) {
      openRows = 0;
      return false;
    }
    int before = openRows;
    boolean whole =
        ends
            || next.getAsInt() > rounds
            || measurements.isFollowed()
            || measurements.size() == before;
    openRows = whole ? 0 : measurements.size();
    return whole;
  }

  /** What people did before a round was opened, and what it then aimed at. */
  private void steer(int round, List<Steered> steering) {
    while (steps < steering.size() && steering.get(steps).round() <= round) {
      steered(steering.get(steps));
      steps++;
    }
    forks.stream()
        .filter(fork -> fork.rounds() == round)
        .forEach(fork -> live.forked(fork.rounds(), fork.parent()));
    continuations.stream()
        .filter(continuation -> continuation.round() == round)
        .forEach(continuation -> live.runContinued(new RunContinued("continued", round)));
    live.roundOpened(new RoundOpened("opened", round, inForce.humanFractions(round)));
  }

  private void steered(Steered event) {
    live.steered(event);
    if (event instanceof Intervened change) {
      try {
        inForce = Intervention.of(inForce, change.round(), change.change()).scenario();
      } catch (ScenarioException e) {
        return; // of a program that allowed it; what it changed is seen in the figures
      }
    }
  }

  /**
   * @param killed whether nobody has said how it ended
   */
  private void end(RunManifest last, boolean killed) {
    over = true;
    measurements.close();
    releases.close();
    flows.close();
    society.close();
    RunManifest.RunOutcome outcome = last.outcome();
    Path report = run.report();
    boolean reported = Files.isRegularFile(report);
    live.ended(
        new RunFeed.Ending(
            killed ? Status.ABORTED : status(outcome.status()),
            killed ? "it was killed; shown are the rounds that it had closed" : outcome.reason(),
            outcome.fingerprint(),
            verdict.now().lines(),
            last.subject().repeat(),
            outcome.seconds(),
            reported),
        reported ? Optional.of(report) : Optional.empty());
    feed.close();
  }

  private static Status status(String status) {
    return switch (status) {
      case "finished" -> Status.FINISHED;
      case "aborted" -> Status.ABORTED;
      default -> Status.FAILED;
    };
  }

  /** A table that is not there yet, or that an older run lacks, has nothing to tell. */
  private static <T> T orNone(Supplier<T> table, T none) {
    try {
      return table.get();
    } catch (UncheckedIOException e) {
      return none;
    }
  }

  private List<DocumentWritten> documents(int round) {
    return WrittenDocuments.read(run, List.of(round)).orElseGet(ArrayList::new);
  }
}
