package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who wrote a document: a person or a model. */
public enum DocumentOrigin {
  @JsonProperty("human")
  HUMAN,
  @JsonProperty("synthetic")
  SYNTHETIC
}
