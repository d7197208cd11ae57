package wellspring.model.learner.matrix;

import java.util.Arrays;

/** Adds up two levels of n-grams, given how the levels above them were added up. */
final class NgramMerge {
  private static final int NONE = -1;

  private final NgramLevel left;
  private final NgramLevel right;
  private final Origin above;
  private final int[] first;
  private final int[] symbol;
  private final int[] before;
  private final int[] suffix;
  private final Origin origin;
  private int size;

  private NgramMerge(NgramLevel left, NgramLevel right, Origin above) {
    this.left = left;
    this.right = right;
    this.above = above;
    int sizeMax = Math.addExact(left.size(), right.size());
    this.first = new int[above.size + 1];
    this.symbol = new int[sizeMax];
    this.before = new int[sizeMax + 1];
    this.suffix = new int[sizeMax];
    this.origin = new Origin(left.size(), right.size());
  }

  /**
   * Adds up two tries of the same order.
   *
   * @throws IllegalArgumentException if a count gets greater than 2^31 - 1
   */
  static NgramLevel[] merge(NgramLevel[] left, NgramLevel[] right) {
    try {
      NgramLevel[] sum = new NgramLevel[left.length];
      Origin origin = Origin.root();
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
      first[parent] = size;
      mergeChildren(above.left[parent], above.right[parent]);
    }
    first[above.size] = size;
    origin.size = size;
    return new NgramLevel(
        first,
        Arrays.copyOf(symbol, size),
        Arrays.copyOf(before, size + 1),
        Arrays.copyOf(suffix, size));
  }

  private void mergeChildren(int leftParent, int rightParent) {
    int l = leftParent == NONE ? 0 : left.from(leftParent);
    int leftTo = leftParent == NONE ? 0 : left.to(leftParent);
    int r = rightParent == NONE ? 0 : right.from(rightParent);
    int rightTo = rightParent == NONE ? 0 : right.to(rightParent);
    while (l < leftTo || r < rightTo) {
      int leftSymbol = l < leftTo ? left.symbol(l) : Integer.MAX_VALUE;
      int rightSymbol = r < rightTo ? right.symbol(r) : Integer.MAX_VALUE;
      boolean fromLeft = leftSymbol <= rightSymbol;
      boolean fromRight = rightSymbol <= leftSymbol;
      add(fromLeft ? l++ : NONE, fromRight ? r++ : NONE);
    }
  }

  private void add(int leftEntry, int rightEntry) {
    int count = before[size];
    if (leftEntry != NONE) {
      symbol[size] = left.symbol(leftEntry);
      suffix[size] = above.ofLeft[left.suffix(leftEntry)];
      count = Math.addExact(count, left.count(leftEntry));
      origin.ofLeft[leftEntry] = size;
    }
    if (rightEntry != NONE) {
      symbol[size] = right.symbol(rightEntry);
      suffix[size] = above.ofRight[right.suffix(rightEntry)];
      count = Math.addExact(count, right.count(rightEntry));
      origin.ofRight[rightEntry] = size;
    }
    origin.left[size] = leftEntry;
    origin.right[size] = rightEntry;
    before[++size] = count;
  }

  /** Where the entries of a sum come from, and where those of both sides went. */
  private static final class Origin {
    private final int[] left;
    private final int[] right;
    private final int[] ofLeft;
    private final int[] ofRight;
    private int size;

    Origin(int leftSize, int rightSize) {
      this.left = new int[leftSize + rightSize];
      this.right = new int[leftSize + rightSize];
      this.ofLeft = new int[leftSize];
      this.ofRight = new int[rightSize];
    }

    /** The empty n-gram, which both sides have. */
    static Origin root() {
      Origin root = new Origin(1, 1);
      root.size = 1;
      return root;
    }
  }
}
