package wellspring.agents.log;

import wellspring.agents.event.Topic;

/** The log had what was asked for, and has let it go since; see {@link EventLog#letGoOfRead}. */
public final class ForgottenEventsException extends LogException {
  private static final long serialVersionUID = 1;

  private ForgottenEventsException(String message) {
    super(message);
  }

  static ForgottenEventsException before(Topic topic, long begin) {
    return new ForgottenEventsException(
        "the log in memory has let go of the %s topic before offset %d: all who follow the run have read it"
            .formatted(topic.label(), begin));
  }
}
