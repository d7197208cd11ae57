package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who wrote a document: a person, a model, or a person whom a model has helped. */
public enum DocumentOrigin {
  @JsonProperty("human")
  HUMAN,
  @JsonProperty("synthetic")
  SYNTHETIC,
  @JsonProperty("assisted")
  ASSISTED
}
