package wellspring.agents.log;

import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;

/** The log could not do what was asked; the message names the topic and the remedy. */
public class LogException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The refusal of an event that is larger than the log takes. */
  public static LogException tooLarge(Topic topic, Event event, int bytes, int bytesMax) {
    return new LogException(
        "%s is %,d bytes long, but the %s topic takes at most %,d: make documents shorter"
            .formatted(event.id(), bytes, topic.label(), bytesMax));
  }

  /** The complaint about an event in a topic where another kind was expected. */
  public static LogException wrongType(Topic topic, Event event, Class<? extends Event> expected) {
    return new LogException(
        "%s in the %s topic is a %s, not a %s"
            .formatted(
                event.id(),
                topic.label(),
                event.getClass().getSimpleName(),
                expected.getSimpleName()));
  }

  /** The complaint about two events of one id that say different things. */
  public static LogException contradiction(Topic topic, Event event) {
    return new LogException(
        "the %s topic has two different events under the id %s: something else writes there"
            .formatted(topic.label(), event.id()));
  }

  public LogException(String message) {
    super(message);
  }

  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
