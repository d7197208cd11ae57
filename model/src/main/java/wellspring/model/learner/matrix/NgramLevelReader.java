package wellspring.model.learner.matrix;

import java.io.IOException;

/** Reads one level of n-grams, and finds the suffix of each. */
final class NgramLevelReader {
  private final CheckedInput in;
  private final NgramLevel above;
  private final int symbolMax;
  private final int parents;
  private final NgramLevelBuilder level;
  private int occurrences;

  private NgramLevelReader(CheckedInput in, NgramLevel above, int symbolMax) {
    this.in = in;
    this.above = above;
    this.symbolMax = symbolMax;
    this.parents = above == null ? 1 : above.size();
    this.level = new NgramLevelBuilder(parents);
  }

  /**
   * Reads a level.
   *
   * <p>Everything is checked as it comes: arrays grow with what has been read, not with what broken
   * bytes claim, and the checksum stands at the end.
   *
   * @param above the level of the n-grams that are shorter by one; null if these are the shortest
   * @param symbolMax the greatest symbol there may be
   */
  static NgramLevel read(CheckedInput in, NgramLevel above, int symbolMax) throws IOException {
    return new NgramLevelReader(in, above, symbolMax).read();
  }

  private NgramLevel read() throws IOException {
    for (int parent = 0; parent < parents; parent++) {
      readChildren(parent);
    }
    return level.build(occurrences);
  }

  private void readChildren(int parent) throws IOException {
    int children = in.readCount();
    long last = -1;
    for (int child = 0; child < children; child++) {
      last += in.readCount() + 1L;
      require(last <= symbolMax);
      level.add(parent, (int) last, suffixOf(parent, (int) last), occurrences);
      occurrences += in.readCount();
      require(occurrences >= 0);
    }
  }

  private int suffixOf(int parent, int last) throws IOException {
    if (above == null) {
      return 0;
    }
    int found = above.find(above.suffix(parent), last);
    require(found >= 0);
    return found;
  }

  private static void require(boolean sound) throws IOException {
    if (!sound) {
      throw new IOException("the checkpoint is broken: its counts contradict each other");
    }
  }
}
