package wellspring.agents.round;

import java.util.List;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.protocol.Answer;
import wellspring.agents.steering.SteeringCommand;

/** What a run is told; each leads to the next {@link RunState}. */
public sealed interface Signal {

  /** What follows from it. */
  RunTransition on(RunState state);

  /** The run begins. */
  record Begin() implements Signal {
    @Override
    public RunTransition on(RunState state) {
      return state.begin();
    }
  }

  /** An agent has carried an order out, or could not. */
  record Answered(Answer answer) implements Signal {
    @Override
    public RunTransition on(RunState state) {
      return state.answered(answer);
    }
  }

  /** The log has the events of a step. */
  record Logged(List<ControlEvent> events) implements Signal {
    public Logged {
      events = List.copyOf(events);
    }

    @Override
    public RunTransition on(RunState state) {
      return state.logged(events);
    }
  }

  /** The log would not take an event. */
  record LogFailed(String reason) implements Signal {
    @Override
    public RunTransition on(RunState state) {
      return state.logFailed(reason);
    }
  }

  /** An agent is gone. */
  record AgentLost(String agent, String reason) implements Signal {
    @Override
    public RunTransition on(RunState state) {
      return state.lost(agent, reason);
    }
  }

  /** The time between two rounds has passed. */
  record Due() implements Signal {
    @Override
    public RunTransition on(RunState state) {
      return state.due();
    }
  }

  /** A person steers; {@link RunState#next} throws if that is not possible. */
  record Steer(SteeringCommand order) implements Signal {
    @Override
    public RunTransition on(RunState state) {
      return state.steered(order);
    }
  }

  /** The run is to end before its time; a round that is being closed is closed first. */
  record End(Status status, String reason) implements Signal {
    @Override
    public RunTransition on(RunState state) {
      return state.end(this);
    }
  }
}
