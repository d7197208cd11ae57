package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a document says of who wrote it, true or not. */
public enum ClaimedOrigin {
  @JsonProperty("human")
  HUMAN,
  @JsonProperty("synthetic")
  SYNTHETIC,
  @JsonProperty("assisted")
  ASSISTED,
  /** It says nothing. */
  @JsonProperty("none")
  NONE;

  /** What an honest document says. */
  public static ClaimedOrigin of(DocumentOrigin origin) {
    return switch (origin) {
      case HUMAN -> HUMAN;
      case SYNTHETIC -> SYNTHETIC;
      case ASSISTED -> ASSISTED;
    };
  }

  /**
   * Whether who goes by claims alone takes it for a person's: what says nothing is taken for it.
   */
  public boolean passesForHuman() {
    return this == HUMAN || this == NONE;
  }
}
