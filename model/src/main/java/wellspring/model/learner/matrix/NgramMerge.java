package wellspring.model.learner.matrix;

/** Adds up two levels of n-grams, given how the levels above them were added up. */
final class NgramMerge {
  private static final int NONE = -1;

  private final NgramLevel left;
  private final NgramLevel right;
  private final EntryOrigin above;
  private final EntryOrigin origin;
  private final NgramLevelBuilder sum;
  private int occurrences;

  private NgramMerge(NgramLevel left, NgramLevel right, EntryOrigin above) {
    this.left = left;
    this.right = right;
    this.above = above;
    this.origin = new EntryOrigin(left.size(), right.size());
    this.sum = new NgramLevelBuilder(above.size);
  }

  /**
   * Adds up two tries of the same order.
   *
   * @throws IllegalArgumentException if a count gets greater than 2^31 - 1
   */
  static NgramLevel[] merge(NgramLevel[] left, NgramLevel[] right) {
    try {
      NgramLevel[] sum = new NgramLevel[left.length];
      EntryOrigin origin = EntryOrigin.root();
      for (int i = 0; i < sum.length; i++) {
        NgramMerge merge = new NgramMerge(left[i], right[i], origin);
        sum[i] = merge.level();
        origin = merge.origin;
      }
      return sum;
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("the sum of all counts exceeds 2^31 - 1", e);
    }
  }

  private NgramLevel level() {
    for (int parent = 0; parent < above.size; parent++) {
      mergeChildren(parent);
    }
    origin.size = sum.size();
    return sum.build(occurrences);
  }

  private void mergeChildren(int parent) {
    int leftParent = above.left[parent];
    int rightParent = above.right[parent];
    int l = leftParent == NONE ? 0 : left.from(leftParent);
    int leftTo = leftParent == NONE ? 0 : left.to(leftParent);
    int r = rightParent == NONE ? 0 : right.from(rightParent);
    int rightTo = rightParent == NONE ? 0 : right.to(rightParent);
    while (l < leftTo || r < rightTo) {
      int leftSymbol = l < leftTo ? left.symbol(l) : Integer.MAX_VALUE;
      int rightSymbol = r < rightTo ? right.symbol(r) : Integer.MAX_VALUE;
      boolean fromLeft = leftSymbol <= rightSymbol;
      boolean fromRight = rightSymbol <= leftSymbol;
      add(parent, fromLeft ? l++ : NONE, fromRight ? r++ : NONE);
    }
  }

  /** Adds what is on the left, on the right, or on both sides. */
  private void add(int parent, int leftEntry, int rightEntry) {
    int entry = sum.size();
    origin.left[entry] = leftEntry;
    origin.right[entry] = rightEntry;
    int count = 0;
    if (leftEntry != NONE) {
      origin.ofLeft[leftEntry] = entry;
      count = left.count(leftEntry);
    }
    if (rightEntry != NONE) {
      origin.ofRight[rightEntry] = entry;
      count = Math.addExact(count, right.count(rightEntry));
    }
    if (leftEntry != NONE) {
      sum.add(parent, left.symbol(leftEntry), above.ofLeft[left.suffix(leftEntry)], occurrences);
    } else {
      sum.add(
          parent, right.symbol(rightEntry), above.ofRight[right.suffix(rightEntry)], occurrences);
    }
    occurrences = Math.addExact(occurrences, count);
  }

  /** Where the entries of a sum come from, and where those of both sides went. */
  private static final class EntryOrigin {
    private final int[] left;
    private final int[] right;
    private final int[] ofLeft;
    private final int[] ofRight;
    private int size;

    EntryOrigin(int leftSize, int rightSize) {
      int sizeMax = Math.addExact(leftSize, rightSize);
      this.left = new int[sizeMax];
      this.right = new int[sizeMax];
      this.ofLeft = new int[leftSize];
      this.ofRight = new int[rightSize];
    }

    /** The empty n-gram, which both sides have. */
    static EntryOrigin root() {
      EntryOrigin root = new EntryOrigin(1, 1);
      root.size = 1;
      return root;
    }
  }
}
