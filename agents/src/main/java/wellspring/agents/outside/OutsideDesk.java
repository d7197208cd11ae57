package wellspring.agents.outside;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.agents.event.EventIds;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.learner.OutsideLearnerSpec;
import wellspring.model.language.Language;

/**
 * Where a run and the programs that take part in it from outside meet. Safe to use from many
 * threads.
 *
 * <p>Life: made with a run's learners; connected, before the first order; closed, when the run is
 * over.
 */
public final class OutsideDesk implements AutoCloseable {
  private final SortedMap<String, OutsideParticipant> participants = new TreeMap<>();
  private volatile int round;
  private volatile Optional<Connection> connection = Optional.empty();

  /** Whom the run went on without in this round, in clauses for people. */
  private final List<String> missed = new ArrayList<>();

  private record Connection(OutsideChannel channel, Consumer<ParticipantMissed> log) {}

  /** One at which nobody is expected. */
  public OutsideDesk() {}

  /**
   * One for those who take part in a scenario from outside.
   *
   * @param language what documents must be written in
   */
  public OutsideDesk(Scenario scenario, Language language) {
    scenario
        .humans()
        .forEach(
            (name, cohort) ->
                cohort.outside().ifPresent(spec -> add(name, language, spec.patience())));
    scenario
        .models()
        .forEach(
            (name, model) -> {
              if (model.learner() instanceof OutsideLearnerSpec spec) {
                add(name, language, spec.patience());
              }
            });
  }

  private void add(String name, Language language, Duration patience) {
    participants.put(name, new OutsideParticipant(name, language, patience, this));
  }

  /** The names of those who are expected, sorted. */
  public List<String> names() {
    return List.copyOf(participants.keySet());
  }

  /** One who is expected. */
  public OutsideParticipant of(String name) {
    return participants.get(name);
  }

  /**
   * Opens the way to them.
   *
   * @param log takes what there is to say about those who did not answer
   */
  public void connect(OutsideChannel channel, Consumer<ParticipantMissed> log) {
    connection = Optional.of(new Connection(channel, log));
  }

  /**
   * An answer that was there before the run went on. It counts as soon as its order is given again.
   *
   * @param json as it came
   */
  public void recall(String participant, byte[] json) {
    participants.get(participant).recall(json);
  }

  /**
   * An answer has come.
   *
   * @param json as it came, which may be anything
   */
  public void receive(String participant, byte[] json) {
    participants.get(participant).receive(json);
  }

  /** The orders of a round are being carried out, so that earlier ones are over. */
  public synchronized void enter(int now) {
    if (now > round) {
      round = now;
      missed.clear();
      participants.values().forEach(OutsideParticipant::leaveRound);
    }
  }

  int round() {
    return round;
  }

  /**
   * Gives an order.
   *
   * @throws IllegalStateException if nobody outside takes part now
   */
  void give(OutsideOrder order) {
    connection
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s is a program outside, which takes part only while its run goes on"
                        .formatted(order.agent())))
        .channel()
        .give(order);
  }

  /**
   * The run goes on without somebody.
   *
   * @param order the id of what was not done
   * @param reason why, a clause with its verb for people
   */
  void goOnWithout(String participant, String order, String reason) {
    synchronized (this) {
      missed.add(participant + " " + reason);
    }
    String id = order + "/missed";
    ParticipantMissed event = new ParticipantMissed(id, round, participant, order, reason);
    connection.ifPresent(open -> open.log().accept(event));
  }

  /** The failure of a round, with those named who may be why. */
  public synchronized IllegalStateException explain(IllegalStateException failure) {
    return missed.isEmpty()
        ? failure
        : new IllegalStateException(
            "%s; the round went on without programs outside: %s"
                .formatted(failure.getMessage(), String.join(", ", missed)),
            failure);
  }

  /** How many answers were refused, and why, in a sentence for each participant. */
  public List<String> refusals() {
    return participants.values().stream().flatMap(each -> each.refusals().stream()).toList();
  }

  /** Tells all that the run has finished. */
  public void finish() {
    connection.ifPresent(
        open ->
            participants
                .keySet()
                .forEach(
                    name ->
                        open.channel()
                            .give(
                                new OutsideOrder.Over(
                                    EventIds.order(round, "over", name), round, name))));
  }

  /** Waits for nobody any longer. */
  @Override
  public void close() {
    connection = Optional.empty();
    participants.values().forEach(OutsideParticipant::close);
  }
}
