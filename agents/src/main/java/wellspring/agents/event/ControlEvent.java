package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** What the conductor announces: the course of the run. */
public sealed interface ControlEvent extends Event {
  String CONDUCTOR = "conductor";

  @Override
  default String agent() {
    return CONDUCTOR;
  }

  /** How a run can end. */
  enum Status {
    @JsonProperty("finished")
    FINISHED,
    @JsonProperty("aborted")
    ABORTED,
    @JsonProperty("failed")
    FAILED
  }

  /**
   * A run began.
   *
   * @param scenario its name
   * @param seed the root of its chance
   * @param rounds how many rounds are planned
   */
  record RunStarted(String id, int round, String scenario, long seed, int rounds)
      implements ControlEvent {}

  /**
   * A run that was stopped goes on after its last closed round. What the log has between that and
   * this belongs to an attempt that came to nothing, and does not count.
   *
   * @param round how many rounds are closed
   */
  record RunContinued(String id, int round) implements ControlEvent {}

  /**
   * The run is a child of another one: all before this is that one's past, event by event; what
   * follows is its own.
   *
   * @param round how many rounds it shares with its parent
   * @param parent the other run's name
   * @param fingerprint the fingerprint of the rounds that they share
   * @param changes what holds instead of the parent's scenario from here on, as overrides
   * @param seed the root of its chance from here on
   */
  record RunForked(
      String id, int round, String parent, String fingerprint, List<String> changes, long seed)
      implements ControlEvent {
    public RunForked {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A round began.
   *
   * @param humanFractions the human fraction that each curator aims at in this round; a corpus for
   *     a model that has not written yet is all human whatever the aim. A curator that takes what
   *     was written as it is has none
   */
  record RoundOpened(String id, int round, Map<String, Double> humanFractions)
      implements ControlEvent {
    public RoundOpened {
      humanFractions = Map.copyOf(humanFractions);
    }
  }

  /**
   * All have written: this slice of the documents topic is what the round is.
   *
   * @param documents its documents
   */
  record SliceClosed(String id, int round, OffsetRange documents) implements ControlEvent {}

  /**
   * The round went on without a program that takes part from outside.
   *
   * @param participant its name in the scenario
   * @param order the id of the order that it did not carry out
   * @param reason why, a clause with its verb, for example {@code did not answer within 60 s}
   */
  record ParticipantMissed(String id, int round, String participant, String order, String reason)
      implements ControlEvent {}

  /**
   * Everything that belongs to the round is in the log.
   *
   * @param slices the round's part of each data topic
   * @param fingerprint the run's fingerprint up to this round
   */
  record RoundClosed(String id, int round, List<OffsetRange> slices, String fingerprint)
      implements ControlEvent {
    public RoundClosed {
      slices = List.copyOf(slices);
    }

    /** Whether the round has a part of a topic. */
    public boolean has(Topic topic) {
      return slices.stream().anyMatch(slice -> slice.topic() == topic);
    }

    /**
     * The round's part of a topic.
     *
     * @throws IllegalArgumentException if it has none, as of control
     */
    public OffsetRange slice(Topic topic) {
      return slices.stream()
          .filter(slice -> slice.topic() == topic)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("a round has no part of " + topic));
    }
  }

  /**
   * The run is over.
   *
   * @param round how many rounds were closed
   * @param status how it ended
   * @param reason why it did not finish; empty if it did
   * @param fingerprint that of the last closed round; empty if there is none
   */
  record RunEnded(String id, int round, Status status, String reason, String fingerprint)
      implements ControlEvent {}

  /**
   * A person steered the run. {@link #round} is the round from which it holds: the next one to be
   * opened. All of a run's steering, given again, leads to the same run.
   */
  sealed interface Steered extends ControlEvent {
    SteeringKind kind();
  }

  /** The run waits before it opens this round. */
  record Paused(String id, int round) implements Steered {
    @Override
    public SteeringKind kind() {
      return SteeringKind.PAUSED;
    }
  }

  /** The run goes on. */
  record Resumed(String id, int round) implements Steered {
    @Override
    public SteeringKind kind() {
      return SteeringKind.RESUMED;
    }
  }

  /** The run does one round and waits again. */
  record Stepped(String id, int round) implements Steered {
    @Override
    public SteeringKind kind() {
      return SteeringKind.STEPPED;
    }
  }

  /**
   * The run has another speed.
   *
   * @param roundsPerSecond how many rounds it opens in a second at most; 0 for as many as it can
   */
  record SpeedSet(String id, int round, double roundsPerSecond) implements Steered {
    @Override
    public SteeringKind kind() {
      return SteeringKind.SPEED;
    }
  }

  /**
   * A rule of the scenario changed.
   *
   * @param change an override of the scenario, for example {@code curators.desk.human=0.2}
   */
  record Intervened(String id, int round, String change) implements Steered {
    @Override
    public SteeringKind kind() {
      return SteeringKind.INTERVENED;
    }
  }

  /**
   * A person wrote a document, which is among the round's.
   *
   * @param text what it says
   * @param document the id that it has there
   */
  record DocumentOffered(String id, int round, String text, String document) implements Steered {
    @Override
    public SteeringKind kind() {
      return SteeringKind.DOCUMENT;
    }
  }
}
