package wellspring.agents.world;

/** What agents tell the conductor: that a part of the round is done, or that it went wrong. */
public sealed interface Report {
  /** Whose report it is. */
  String agent();

  int round();

  /** A cohort or a model has written all its documents, and the log has them. */
  record Wrote(String agent, int round) implements Report {}

  /** A curator's corpus for a model is in the log. */
  record Curated(String agent, int round, String model) implements Report {}

  /**
   * A model has taken its corpus in; if it was due, it retrained, and its release is in the log.
   */
  record Learned(String agent, int round) implements Report {}

  /** A model's measurements are in the log. */
  record Evaluated(String agent, int round, String model) implements Report {}

  /** The models have been compared with each other, and the measurements are in the log. */
  record Compared(String agent, int round) implements Report {}

  /** An agent could not do its part. */
  record Failed(String agent, int round, Throwable cause) implements Report {}
}
