package wellspring.model.language.file;

/** Is told how far the reading of a text has come. */
@FunctionalInterface
public interface ReadingWatcher {
  /** Does not care. */
  ReadingWatcher NOBODY = (step, done, of) -> {};

  /**
   * Told often: for each piece of a file, and for each document.
   *
   * @param done how much of the step is done, in its unit
   * @param of how much there is
   */
  void at(Step step, long done, long of);

  /** What is being done. */
  enum Step {
    /** Files are read; in bytes. */
    READING,
    /** Documents are held out, and compared with the others; in documents. */
    COMPARING,
    /** Tokens are counted; in documents. */
    COUNTING
  }
}
