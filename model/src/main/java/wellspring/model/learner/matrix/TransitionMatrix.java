package wellspring.model.learner.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How likely each symbol is after the symbols before it.
 *
 * <p>With c the last j symbols and c' the last j - 1, {@code p_j(w | c) = (n(c, w) + m_j *
 * p_{j-1}(w | c')) / (n(c) + m_j)} for the prior's weights m, from {@code p_{-1}} = uniform up to j
 * = order: the posterior mean under a Dirichlet prior around the shorter context (MacKay and Peto,
 * 1995; Misra and Dalal's transition matrix). Weight 0 is maximum likelihood. A context that was
 * never continued leaves it to the shorter one, with weight 0 too.
 *
 * <p>At the start of a document the context is the start symbol and the tokens so far. Immutable,
 * and safe to share between threads.
 */
public final class TransitionMatrix {
  private final NgramTrie counts;
  private final PriorWeights prior;

  /**
   * @param prior the weight of the shorter context, in counts, at least 0; the same for all
   */
  public TransitionMatrix(NgramTrie counts, double prior) {
    this(counts, PriorWeights.uniform(prior, counts.order()));
  }

  /**
   * @param prior the weight of the shorter context, by the length of the context
   */
  TransitionMatrix(NgramTrie counts, PriorWeights prior) {
    this.counts = counts;
    this.prior = prior;
  }

  PriorWeights prior() {
    return prior;
  }

  NgramTrie counts() {
    return counts;
  }

  /** A walk that stands at the start of a document. */
  public ContextWalk walk() {
    return walk(0);
  }

  /**
   * A walk that stands at the start of a document and draws the likeliest symbols only.
   *
   * @param topK how many are left at each place; 0 for all
   */
  ContextWalk walk(int topK) {
    ContextWalk walk = new ContextWalk(topK);
    walk.restart();
    return walk;
  }

  /**
   * The distribution of the next symbol.
   *
   * @param prefix the document's tokens so far
   * @return probabilities by symbol; length {@code symbols}
   * @throws IndexOutOfBoundsException if the prefix has a token that is none
   */
  public double[] after(int[] prefix) {
    ContextWalk walk = walk();
    for (int i = Math.max(0, prefix.length - counts.order()); i < prefix.length; i++) {
      walk.advance(Objects.checkIndex(prefix[i], counts.symbols()));
    }
    return walk.distribution();
  }

  /**
   * The distribution of the next symbol at each place of a document.
   *
   * @return one entry more than it has tokens, each (symbols)
   * @throws IndexOutOfBoundsException if the document has a token that is none
   */
  List<double[]> along(int[] document) {
    ContextWalk walk = walk();
    List<double[]> along = new ArrayList<>(document.length + 1);
    for (int token : document) {
      along.add(walk.distribution());
      walk.advance(Objects.checkIndex(token, counts.symbols()));
    }
    along.add(walk.distribution());
    return along;
  }

  /**
   * A place in a document: the longest context seen that the document's last symbols make.
   *
   * <p>Every shorter context of the same place is a link away, and the next place is found from
   * there. Not safe to share between threads.
   */
  public final class ContextWalk {
    private final int topK;
    private final Map<Long, TopKSampler> cuts = new HashMap<>();
    private int length;
    private int entry;

    private ContextWalk(int topK) {
      this.topK = topK;
    }

    /** Goes to the start of a document. */
    public void restart() {
      length = 0;
      entry = 0;
      advance(counts.symbols());
    }

    /**
     * Draws the next symbol and goes there.
     *
     * <p>Each context is chosen with the weight that it has in the formula, longest first, then one
     * of its occurrences: exact, and no distribution is ever written out.
     */
    public int draw(UniformRandomProvider random) {
      if (topK > 0) {
        return drawLikely(random);
      }
      int context = entry;
      for (int j = length; j >= 0; j--) {
        NgramLevel level = counts.after(j);
        int total = level.total(context);
        if (total > 0) {
          double u = random.nextDouble() * (total + prior.at(j));
          if (u < total) {
            return take(j, level.childAt(context, (int) u));
          }
        }
        context = shorter(j, context);
      }
      int symbol = random.nextInt(counts.symbols());
      advance(symbol);
      return symbol;
    }

    private int drawLikely(UniformRandomProvider random) {
      long place = (long) length << Integer.SIZE | entry;
      int symbol =
          cuts.computeIfAbsent(place, key -> new TopKSampler(distribution(), topK)).draw(random);
      advance(symbol);
      return symbol;
    }

    /** Goes to the next symbol and says how likely it was. */
    public double score(int symbol) {
      double probability = 0;
      double weight = 1;
      int nextLength = 0;
      int nextChild = -1;
      int context = entry;
      for (int j = length; j >= 0; j--) {
        NgramLevel level = counts.after(j);
        int child = level.find(context, symbol);
        int total = level.total(context);
        if (total > 0) {
          probability += child < 0 ? 0 : weight * level.count(child) / (total + prior.at(j));
          weight *= prior.at(j) / (total + prior.at(j));
        }
        if (nextChild < 0) {
          nextLength = j;
          nextChild = child;
        }
        context = shorter(j, context);
      }
      enter(nextLength, nextChild);
      return probability + weight / counts.symbols();
    }

    /**
     * Goes to the next symbol and notes what was counted after the contexts of this place.
     *
     * @param place where it is noted
     * @param followed by length of context: how often the symbol came after it
     * @param totals by length of context: how often any symbol did
     */
    void tally(int symbol, int place, List<int[]> followed, List<int[]> totals) {
      int context = entry;
      for (int j = length; j >= 0; j--) {
        NgramLevel level = counts.after(j);
        int child = level.find(context, symbol);
        followed.get(j)[place] = child < 0 ? 0 : level.count(child);
        totals.get(j)[place] = level.total(context);
        context = shorter(j, context);
      }
      advance(symbol);
    }

    private double[] distribution() {
      double[] probabilities = new double[counts.symbols()];
      double weight = 1;
      int context = entry;
      for (int j = length; j >= 0; j--) {
        NgramLevel level = counts.after(j);
        int total = level.total(context);
        if (total > 0) {
          for (int child = level.from(context); child < level.to(context); child++) {
            if (level.count(child) > 0) { // all but the start symbol
              probabilities[level.symbol(child)] +=
                  weight * level.count(child) / (total + prior.at(j));
            }
          }
          weight *= prior.at(j) / (total + prior.at(j));
        }
        context = shorter(j, context);
      }
      for (int symbol = 0; symbol < probabilities.length; symbol++) {
        probabilities[symbol] += weight / probabilities.length;
      }
      return probabilities;
    }

    /** Goes to the next symbol. */
    private void advance(int symbol) {
      if (length < counts.order()) {
        advance(length, entry, symbol);
      } else if (length > 0) {
        advance(
            length - 1, shorter(length, entry), symbol); // its children are the longest contexts
      }
    }

    private void advance(int contextLength, int context, int symbol) {
      for (int j = contextLength, c = context; j >= 0; c = shorter(j, c), j--) {
        int child = counts.after(j).find(c, symbol);
        if (child >= 0) {
          enter(j, child);
          return;
        }
      }
      enter(0, -1);
    }

    /** Goes to the child of a context that may not be the longest: a longer one may have it too. */
    private int take(int contextLength, int child) {
      int symbol = counts.after(contextLength).symbol(child);
      if (contextLength == length || contextLength == counts.order() - 1) {
        enter(contextLength, child);
      } else {
        advance(symbol);
      }
      return symbol;
    }

    private void enter(int contextLength, int child) {
      if (child < 0) {
        length = 0;
        entry = 0;
      } else if (contextLength < counts.order()) {
        length = contextLength + 1;
        entry = child;
      } else {
        length = contextLength;
        entry = counts.after(contextLength).suffix(child);
      }
    }

    private int shorter(int contextLength, int context) {
      return contextLength == 0 ? 0 : counts.shorter(contextLength, context);
    }
  }
}
