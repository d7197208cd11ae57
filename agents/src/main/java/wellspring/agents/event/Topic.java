package wellspring.agents.event;

import java.util.Locale;

/** The streams of events that a run consists of. */
public enum Topic {
  DOCUMENTS,
  CORPORA,
  RELEASES,
  MEASUREMENTS,
  PROBES,
  SOCIETY,
  CONTROL;

  /** The name as it appears outside, for example {@code documents}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
