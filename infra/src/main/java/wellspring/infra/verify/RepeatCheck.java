package wellspring.infra.verify;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.HashedRound;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.log.EventLog;
import wellspring.agents.round.PastCopy;
import wellspring.agents.round.PastRun;
import wellspring.agents.steering.StartOptions;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.lab.ForkedPast;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.PastSource;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.RunObserver;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.StoppedRun;

/** Repeats a run in memory, and finds where the two part. */
public final class RepeatCheck {
  private static final int SHOWN_MAX = 300;
  private static final EventCodec CODEC = new EventCodec();

  private RepeatCheck() {}

  /**
   * Repeats the closed rounds of a run.
   *
   * @param lab where; its logs must be in memory
   * @param log the run's own
   * @param past what counts of it
   * @return the first difference, in a sentence; empty if there is none
   */
  public static Optional<String> of(Lab lab, StoppedRun run, EventLog log, PastRun past) {
    List<RoundClosed> rounds = past.closed();
    if (rounds.isEmpty()) {
      return Optional.empty();
    }
    Ending ending = new Ending(rounds.size());
    RunRequest request =
        RunRequest.of(run.scenario())
            .seeded(run.seed())
            .after(new ForkedPast(run.before(), own(run, log, past)))
            .opening(steering(run, past))
            .observedBy(ending);
    try (RunHandle again = lab.start(request)) {
      ending.endWith(again);
      again.await();
      return difference(log, rounds, again.log(), PastRun.of(again.log()).closed());
    }
  }

  /** The past of a child, which is nothing that it has done itself. */
  private static Optional<PastSource> own(StoppedRun run, EventLog log, PastRun past) {
    return run.manifest()
        .parent()
        .map(
            fork ->
                new PastSource() {
                  @Override
                  public void handDown(EventLog to, Optional<RunDirectory> folder) {
                    List<RunForked> forks = past.forks();
                    PastCopy.copy(log, past.upTo(fork.rounds()), to, forks.get(forks.size() - 1));
                  }

                  @Override
                  public CheckpointStore checkpoints() {
                    return new FileCheckpointStore(run.directory().checkpoints(), true);
                  }
                });
  }

  /** As people steered it since it was forked, if it was, without pauses. */
  private static StartOptions steering(StoppedRun run, PastRun past) {
    int first = run.manifest().parent().map(RunFork::rounds).orElse(0);
    List<Steered> script =
        past.events().stream()
            .filter(event -> event instanceof Intervened || event instanceof DocumentOffered)
            .filter(event -> event.round() >= first)
            .map(Steered.class::cast)
            .toList();
    return new StartOptions(false, StartOptions.PLAIN.speed(), script);
  }

  /** Ends the repetition where the run itself ended. */
  private static final class Ending implements RunObserver {
    private final int rounds;
    private RunHandle run;
    private boolean enough;

    Ending(int rounds) {
      this.rounds = rounds;
    }

    synchronized void endWith(RunHandle started) {
      run = started;
      endIfEnough();
    }

    @Override
    public synchronized void roundClosed(ClosedRound round) {
      enough |= round.round() + 1 >= rounds;
      endIfEnough();
    }

    private void endIfEnough() {
      if (enough && run != null) {
        run.end(Status.ABORTED, "all rounds are repeated");
      }
    }
  }

  private static Optional<String> difference(
      EventLog log, List<RoundClosed> rounds, EventLog again, List<RoundClosed> repeated) {
    for (RoundClosed round : rounds) {
      if (round.round() >= repeated.size()) {
        return Optional.of(
            "repeated, the run ends after %d rounds, not %d"
                .formatted(repeated.size(), rounds.size()));
      }
      RoundClosed other = repeated.get(round.round());
      if (!round.fingerprint().equals(other.fingerprint())) {
        return Optional.of(
            firstOf(round.round(), HashedRound.of(log, round), HashedRound.of(again, other)));
      }
    }
    return Optional.empty();
  }

  private static String firstOf(int round, HashedRound was, HashedRound is) {
    for (int topic = 0; topic < was.lists().size(); topic++) {
      Map<String, Event> others = new HashMap<>();
      is.lists().get(topic).forEach(event -> others.put(event.id(), event));
      for (Event event : was.lists().get(topic)) {
        Event other = others.remove(event.id());
        if (!event.equals(other)) {
          return "repeated, round %d differs first in %s of %s: the log has %s, the repetition %s"
              .formatted(round, event.id(), event.agent(), shown(event), shown(other));
        }
      }
      if (!others.isEmpty()) {
        Event more = others.values().iterator().next();
        return "repeated, round %d has %s of %s, which the log lacks: %s"
            .formatted(round, more.id(), more.agent(), shown(more));
      }
    }
    return "repeated, round %d has another fingerprint and the same events: what was recorded of it is damaged"
        .formatted(round);
  }

  private static String shown(Event event) {
    if (event == null) {
      return "nothing";
    }
    String json = new String(CODEC.encode(event), StandardCharsets.UTF_8);
    return json.length() <= SHOWN_MAX ? json : json.substring(0, SHOWN_MAX) + " ...";
  }
}
