package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * Texts from which measures were computed, kept so that they can be computed again. Many texts come
 * in parts, each an event of its own. Nothing in a run follows from it, and no fingerprint covers
 * it: what models write to be measured follows from their checkpoints.
 *
 * @param agent the model that wrote it; of human text the evaluator, who held models against it
 * @param round when models were measured by it; human text holds until there is other
 * @param kind what the texts are for
 * @param part which part this is, from 0
 * @param parts how many there are
 * @param texts the documents, in the order in which they were measured
 */
public record ProbeWritten(
    String id, String agent, int round, Kind kind, int part, int parts, List<String> texts)
    implements Event {
  public ProbeWritten {
    texts = List.copyOf(texts);
  }

  /** What the texts are for. */
  public enum Kind {
    /** What a model wrote to be measured. */
    @JsonProperty("probe")
    PROBE,
    /** Human text beside which probes are set. */
    @JsonProperty("reference")
    REFERENCE,
    /** Human text that models are scored on. */
    @JsonProperty("held_out")
    HELD_OUT;

    /** The name in tables and ids, for example {@code held_out}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
