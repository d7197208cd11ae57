package wellspring.agents.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wellspring.agents.event.Topic;

/** How an order ended. Records of JSON-friendly values. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answer.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Answer.Settled.class, name = "settled"),
  @JsonSubTypes.Type(value = Answer.Failed.class, name = "failed")
})
public sealed interface Answer {

  /** The id of the order. */
  String order();

  /** Who carried it out, or did not. */
  String agent();

  /**
   * The log can be asked for all that the order led to.
   *
   * @param ends by topic, where each partition ends behind it; 0 for one that has none of it
   */
  record Done(String order, String agent, Map<Topic, List<Long>> ends) implements Answer {
    public Done {
      ends = Collections.unmodifiableMap(new TreeMap<>(ends));
    }
  }

  /**
   * The round is settled.
   *
   * @param fingerprint that of the run up to it
   */
  record Settled(String order, String agent, String fingerprint) implements Answer {}

  /**
   * The order could not be carried out.
   *
   * @param reason why, for people
   */
  record Failed(String order, String agent, String reason) implements Answer {}
}
