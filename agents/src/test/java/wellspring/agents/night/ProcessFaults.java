package wellspring.agents.night;

import java.util.Optional;
import java.util.SplittableRandom;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.LogException;

/** What goes wrong while one process runs, by chance. */
final class ProcessFaults {
  private final SplittableRandom random;
  private final FaultRates rates;
  private boolean alive = true;
  private boolean full;
  private int done;

  /**
   * How often things go wrong, each from 0 to 1.
   *
   * @param repeats of events, that get to the log twice
   * @param refusals of events
   * @param lostAcknowledgements of events that the log has, though it does not say so
   * @param silences of questions to the log that get no answer
   * @param failures of orders that agents cannot carry out
   * @param deaths of agents, by changes of what they keep
   * @param unsaved of checkpoints that find no room
   */
  record FaultRates(
      double repeats,
      double refusals,
      double lostAcknowledgements,
      double silences,
      double failures,
      double deaths,
      double unsaved) {
    static final FaultRates NONE = new FaultRates(0, 0, 0, 0, 0, 0, 0);

    /** The same, of which nothing makes a run fail. */
    FaultRates harmless() {
      return new FaultRates(repeats, 0, 0, 0, 0, 0, 0);
    }

    /** All of them seldom or not at all, as chance has it. */
    static FaultRates drawn(SplittableRandom random) {
      return new FaultRates(
          random.nextInt(3) == 0 ? 0.2 * random.nextDouble() : 0,
          seldom(random, 500),
          seldom(random, 500),
          seldom(random, 100),
          seldom(random, 40),
          seldom(random, 40),
          seldom(random, 20));
    }

    private static double seldom(SplittableRandom random, int in) {
      return random.nextInt(6) == 0 ? 1.0 / in : 0;
    }
  }

  ProcessFaults(SplittableRandom random, FaultRates rates) {
    this.random = random;
    this.rates = rates;
  }

  /** Whether the process is there. */
  boolean lives() {
    return alive;
  }

  void die() {
    alive = false;
  }

  /** From now on the log takes nothing. */
  void fillDisk() {
    full = true;
    done++;
  }

  /** Something happened that may make a run fail. */
  void note() {
    done++;
  }

  /** Whether anything has happened that may make a run fail. */
  boolean mayFail() {
    return done > 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean repeats() {
    return happens(rates.repeats());
  }

  Optional<LogException> refusal(Topic topic, Event event) {
    return full || harms(rates.refusals())
        ? Optional.of(new LogException("no room for %s in %s".formatted(event.id(), topic)))
        : Optional.empty();
  }

  Optional<LogException> lostAcknowledgement(Event event) {
    return harms(rates.lostAcknowledgements())
        ? Optional.of(new LogException("no answer about " + event.id()))
        : Optional.empty();
  }

  Optional<LogException> silence() {
    return harms(rates.silences())
        ? Optional.of(new LogException("the log does not answer"))
        : Optional.empty();
  }

  void order() {
    if (harms(rates.failures())) {
      throw new IllegalStateException("it did not work");
    }
  }

  void change() {
    if (harms(rates.deaths())) {
      throw new IllegalStateException("it died of it");
    }
  }

  void save() {
    if (full || harms(rates.unsaved())) {
      throw new IllegalStateException("no room for a checkpoint");
    }
  }

  private boolean harms(double rate) {
    boolean happens = happens(rate);
    if (happens) {
      done++;
    }
    return happens;
  }

  private boolean happens(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }
}
