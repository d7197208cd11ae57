package wellspring.dashboards.fork;

/** What the futures of a run are compared with. */
public enum ForkComparison {
  /** Runs of the same settings that share no past: they say what the past has decided. */
  BEGINNING("from the beginning"),
  /** The same futures without the changes, each under the same luck: they say what these do. */
  UNCHANGED("without the change"),
  /** Nothing. */
  NONE("");

  private final String words;

  ForkComparison(String words) {
    this.words = words;
  }

  /** What tells them from the futures, in words. */
  public String words() {
    return words;
  }
}
