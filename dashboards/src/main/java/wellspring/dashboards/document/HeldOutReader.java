package wellspring.dashboards.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wellspring.model.language.TextLanguage;
import wellspring.model.random.Seed;

/**
 * A reader of a language whose truth is unknown: word pairs of the text that no model trains on.
 *
 * <p>{@code P(w | c) = (n(c, w) + t(c) · f(w)) / (n(c) + t(c))}, where n counts pairs in the
 * held-out text, t(c) is how many different words follow c there (Witten and Bell 1991), and f is
 * how often people use a word in all their text, a little of it spread evenly over the vocabulary.
 * Neither people's documents nor the models' are in it, so that it is fair to both; the first
 * generation of a model would find the words of its own corpus familiar, whoever repeats them.
 */
final class HeldOutReader implements SurprisalScorer {
  private static final int DOCUMENTS_MAX = 20_000;
  private static final int TOKENS_MAX = 2_000_000;

  private final double[] frequencies; // by symbol, the end the last
  private final Map<Long, Integer> pairs = new HashMap<>(); // never iterated
  private final int[] seen; // by context, the start of a document the last
  private final int[] kinds;

  HeldOutReader(TextLanguage language, Seed seed) {
    int end = language.tokenizer().vocabularySize();
    seen = new int[end + 1];
    kinds = new int[end + 1];
    long tokens = 0;
    int documents = 0;
    for (int[] document : heldOut(language, seed)) {
      count(document, end);
      tokens += document.length;
      documents++;
    }
    frequencies = frequencies(language, (double) documents / Math.max(1, tokens + documents));
  }

  private static List<int[]> heldOut(TextLanguage language, Seed seed) {
    List<int[]> documents = new ArrayList<>();
    int tokens = 0;
    for (String text : language.heldOut(seed, DOCUMENTS_MAX)) {
      int[] document = language.tokenizer().encode(text);
      documents.add(document);
      tokens += document.length;
      if (tokens > TOKENS_MAX) {
        break;
      }
    }
    return documents;
  }

  private void count(int[] document, int end) {
    int context = end; // a document begins where another one ended
    for (int place = 0; place <= document.length; place++) {
      int symbol = place < document.length ? document[place] : end;
      seen[context]++;
      if (pairs.merge(pair(context, symbol), 1, Integer::sum) == 1) {
        kinds[context]++;
      }
      context = symbol;
    }
  }

  /** The frequencies of the training text, whose new words make room for those it lacks. */
  private static double[] frequencies(TextLanguage language, double ends) {
    double[] own = language.tokenFrequencies();
    double tokens = language.summary().training().tokens();
    double different = 0;
    for (double frequency : own) {
      different += frequency > 0 ? 1 : 0;
    }
    double even = different / (tokens + different);
    double[] frequencies = new double[own.length + 1];
    for (int token = 0; token < own.length; token++) {
      frequencies[token] = (1 - ends) * ((1 - even) * own[token] + even / own.length);
    }
    frequencies[own.length] = ends;
    return frequencies;
  }

  @Override
  public double[] surprisals(int[] tokens) {
    int end = frequencies.length - 1;
    double[] nats = new double[tokens.length + 1];
    int context = end;
    for (int place = 0; place <= tokens.length; place++) {
      int symbol = place < tokens.length ? tokens[place] : end;
      nats[place] = 0 - StrictMath.log(probability(context, symbol));
      context = symbol;
    }
    return nats;
  }

  private double probability(int context, int symbol) {
    if (seen[context] == 0) {
      return frequencies[symbol];
    }
    double weight = kinds[context];
    int together = pairs.getOrDefault(pair(context, symbol), 0);
    return (together + weight * frequencies[symbol]) / (seen[context] + weight);
  }

  private static long pair(int context, int symbol) {
    return ((long) context << Integer.SIZE) | symbol;
  }
}
