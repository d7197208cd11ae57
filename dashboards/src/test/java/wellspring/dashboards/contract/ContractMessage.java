package wellspring.dashboards.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.ModelTrained;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.Topic;
import wellspring.agents.outside.OutsideAnswer;
import wellspring.agents.outside.OutsideOrder;

/**
 * A kind of message on a topic.
 *
 * @param name of its type; of events also the value of the header {@code ce_type}
 * @param kind the value of the key {@code kind}; empty for events, which have none
 * @param channel the topic's, after the run's name
 */
record ContractMessage(String name, String kind, Class<?> type, String channel) {
  static final String ORDERS = "orders";
  static final String ANSWERS = "answers";

  /** All kinds, topic by topic. */
  static List<ContractMessage> all() {
    List<ContractMessage> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      EventCodec.types()
          .forEach(
              (name, type) -> {
                if (topic(type) == topic) {
                  all.add(new ContractMessage(name, "", type, topic.label()));
                }
              });
    }
    all.addAll(kinds(OutsideOrder.class, "order", ORDERS));
    all.addAll(kinds(OutsideAnswer.class, "answer", ANSWERS));
    return all;
  }

  private static List<ContractMessage> kinds(Class<?> family, String word, String channel) {
    return Stream.of(family.getAnnotation(JsonSubTypes.class).value())
        .map(
            kind ->
                new ContractMessage(
                    "wellspring.%s.%s".formatted(word, kind.name()),
                    kind.name(),
                    kind.value(),
                    channel))
        .toList();
  }

  private static final Set<Class<? extends Event>> SOCIETY =
      Set.of(AudienceRead.class, PaymentMade.class, BooksClosed.class, CohortChanged.class);

  private static Topic topic(Class<? extends Event> type) {
    if (ControlEvent.class.isAssignableFrom(type)) {
      return Topic.CONTROL;
    } else if (type == DocumentWritten.class) {
      return Topic.DOCUMENTS;
    } else if (type == CorpusCurated.class) {
      return Topic.CORPORA;
    } else if (type == ModelReleased.class || type == ModelTrained.class) {
      return Topic.RELEASES;
    } else if (type == ProbeWritten.class) {
      return Topic.PROBES;
    } else if (type == ModelMeasured.class) {
      return Topic.MEASUREMENTS;
    } else if (SOCIETY.contains(type)) {
      return Topic.SOCIETY;
    }
    throw new IllegalArgumentException("say on which topic there is a " + type);
  }

  /** Whether it is an event of the run's log. */
  boolean isEvent() {
    return kind.isEmpty();
  }

  /** The schema's file, from the contract's folder. */
  String file() {
    return "schemas/" + name + ".json";
  }

  /** Where its messages are. */
  String address() {
    return isEvent()
        ? "wellspring.{run}." + channel
        : "wellspring.{run}." + channel + ".{participant}";
  }

  /** The channels in their order. */
  static List<String> channels() {
    return Stream.concat(
            Arrays.stream(Topic.values()).map(Topic::label), Stream.of(ORDERS, ANSWERS))
        .toList();
  }
}
