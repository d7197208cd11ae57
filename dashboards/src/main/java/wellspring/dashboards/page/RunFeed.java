package wellspring.dashboards.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Event;
import wellspring.dashboards.verdict.RunVerdict;

/**
 * Tells the pages how a run goes: turns its events into messages of the feed.
 *
 * <p>What comes often (progress, trainings, documents), or takes long (the verdict, the longer the
 * more rounds there are), is only noted; {@link #tick} makes messages of it, as often as people can
 * see. The rounds, in the log's order, are one thread's; all else may be called from any.
 */
public final class RunFeed {
  private static final int MARK_MAX = 400;

  /** A verdict takes the longer the more rounds there are: of so many, each second tick has one. */
  private static final int ROUNDS_OF_A_TICK = 4_000;

  private final MessageFeed feed;
  private final RunVerdict verdict;
  private final OpenRound open = new OpenRound();
  private final ConcurrentMap<String, TrainingProgress> trainings = new ConcurrentHashMap<>();
  private volatile Optional<RoundProgress> progress = Optional.empty();
  private volatile boolean unjudged;
  private volatile int rounds;
  private long ticks;
  private Optional<ProgressMessage> shown = Optional.empty();
  private Map<String, Double> humanFractions = Map.of();
  private PaceMessage state;

  /**
   * Whether a run waits, and how fast it goes.
   *
   * @param paused whether it waits before the next round
   * @param roundsPerSecond at most; null for as many as it can do
   * @param next the next round that is opened
   */
  public record PaceMessage(boolean paused, Double roundsPerSecond, int next) {}

  /**
   * How a run ended; the components are the message's keys.
   *
   * @param verdict a sentence for each model
   * @param repeat the command that repeats the run with all that people did
   * @param report whether its report can be read
   */
  public record Ending(
      Status status,
      String reason,
      String fingerprint,
      List<String> verdict,
      String repeat,
      double seconds,
      boolean report) {

    /** The same once the report is there. */
    public Ending withReport() {
      return new Ending(status, reason, fingerprint, verdict, repeat, seconds, true);
    }
  }

  private record MarkMessage(int round, String kind, String text, String document) {}

  private record NodesMessage(String leader, SortedMap<String, List<String>> nodes) {}

  private record ProgressMessage(
      int round,
      int rounds,
      String doing,
      int done,
      int steps,
      SortedMap<String, Long> written,
      long eventsPerSecond) {}

  private record TrainingMessage(
      String model, int generation, int step, int steps, double loss, Double heldOutLoss) {}

  /**
   * Begins with what is known of a run before its first round.
   *
   * @param verdict on the run; it hears of each round before this does
   */
  public RunFeed(MessageFeed feed, RunCard card, RunVerdict verdict, PaceMessage state) {
    this.feed = feed;
    this.verdict = verdict;
    feed.add("run", card.json());
    say(state);
  }

  /** A round was opened. */
  public void opened(RoundOpened event) {
    humanFractions = new TreeMap<>(event.humanFractions());
  }

  /** A round was closed. */
  public void closed(ClosedRound round) {
    feed.addThinning(
        "round",
        PageJson.of(
            new RoundCard(
                round.round(),
                humanFractions,
                round.flows().written(),
                round.flows().curated(),
                round.releases().stream().map(RoundCard.Release::of).toList(),
                RoundCard.figures(round.measurements()),
                SocietyCard.of(round))));
    rounds = round.round() + 1;
    unjudged = true;
  }

  /** Shows the verdict on the rounds up to now, unless it is the one that was shown last. */
  public synchronized void judge() {
    if (unjudged) {
      unjudged = false; // a round that is closed meanwhile is judged the next time
      feed.show("verdict", "verdict", PageJson.of(VerdictCard.of(verdict.now())));
    }
  }

  /** A person steered the run. */
  public void steered(Steered event) {
    feed.add("mark", PageJson.of(mark(event)));
    switch (event.kind()) {
      case PAUSED -> say(new PaceMessage(true, state.roundsPerSecond(), event.round()));
      case RESUMED -> say(new PaceMessage(false, state.roundsPerSecond(), event.round()));
      case STEPPED -> say(new PaceMessage(true, state.roundsPerSecond(), event.round() + 1));
      case SPEED -> {
        double limit = ((SpeedSet) event).roundsPerSecond();
        say(new PaceMessage(state.paused(), limit > 0 ? limit : null, event.round()));
      }
      case INTERVENED, DOCUMENT -> {} // the pace is as it was
    }
  }

  /**
   * The run was stopped, and goes on.
   *
   * @param round with which
   */
  public void continued(int round) {
    feed.add("mark", PageJson.of(new MarkMessage(round, "continued", "", "")));
  }

  /**
   * The run goes on otherwise than another one, with which it shares its past.
   *
   * @param round the first that is its own
   * @param parent the other run's name
   */
  public void forked(int round, String parent) {
    feed.add("mark", PageJson.of(new MarkMessage(round, "forked", parent, "")));
  }

  /** The run is over, or its report is there now. */
  public synchronized void ended(Ending ending) {
    progress = Optional.empty();
    trainings.clear();
    feed.clear();
    unjudged = true;
    judge();
    feed.add("ended", PageJson.of(ending));
  }

  /**
   * The run has several nodes.
   *
   * @param leader the one that leads
   * @param agents by agent, the node on which it lives
   */
  public void placed(String leader, Map<String, String> agents) {
    SortedMap<String, List<String>> nodes = new TreeMap<>();
    nodes.put(leader, new ArrayList<>());
    new TreeMap<>(agents)
        .forEach((agent, node) -> nodes.computeIfAbsent(node, any -> new ArrayList<>()).add(agent));
    feed.show("nodes", "nodes", PageJson.of(new NodesMessage(leader, nodes)));
  }

  /** Events are in the log. */
  public void published(List<Event> events) {
    open.count(events);
  }

  /** The work has come so far. */
  public void progress(RoundProgress newest) {
    progress = Optional.of(newest);
  }

  /** A training has come so far. */
  public void training(TrainingProgress newest) {
    trainings.put(newest.model(), newest);
  }

  /**
   * Shows what was noted since the last time; nothing if there is nothing new.
   *
   * @param nanos the time now, from any start
   */
  public synchronized void tick(long nanos) {
    Optional<ProgressMessage> doing = progress.map(now -> doing(now, open.eventsPerSecond(nanos)));
    if (doing.isPresent() && !doing.equals(shown)) {
      feed.show("progress", "progress", PageJson.of(doing.get()));
    }
    shown = doing;
    if (ticks % (1 + rounds / ROUNDS_OF_A_TICK) == 0) {
      judge();
    }
    ticks++;
    for (String model : trainings.keySet()) {
      TrainingProgress training = trainings.remove(model);
      if (training != null) {
        feed.show("training/" + model, "training", PageJson.of(step(training)));
      }
    }
  }

  private ProgressMessage doing(RoundProgress now, long eventsPerSecond) {
    return new ProgressMessage(
        now.round(),
        now.rounds(),
        now.doing(),
        now.done(),
        now.steps(),
        open.written(now.round()),
        eventsPerSecond);
  }

  private static TrainingMessage step(TrainingProgress training) {
    return new TrainingMessage(
        training.model(),
        training.generation(),
        training.progress().step(),
        training.progress().steps(),
        training.progress().loss(),
        training.progress().heldOutLoss().isPresent()
            ? training.progress().heldOutLoss().getAsDouble()
            : null);
  }

  private void say(PaceMessage newState) {
    state = newState;
    feed.add("state", PageJson.of(state));
  }

  private static MarkMessage mark(Steered event) {
    String text =
        switch (event.kind()) {
          case PAUSED, RESUMED, STEPPED -> "";
          case SPEED -> Double.toString(((SpeedSet) event).roundsPerSecond());
          case INTERVENED -> ((Intervened) event).change();
          case DOCUMENT -> shortened(((DocumentOffered) event).text());
        };
    String document = event instanceof DocumentOffered offered ? offered.document() : null;
    return new MarkMessage(event.round(), event.kind().id(), text, document);
  }

  /** Enough to know it again; the document itself is in the log. */
  private static String shortened(String text) {
    return text.length() <= MARK_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MARK_MAX / 2)) + "…";
  }
}
