package wellspring.model.learner.unmix;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.LanguageModel;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/**
 * Independent tokens with frequencies that were estimated from a mixture.
 *
 * <p>Such an estimate may be negative. It is kept as it is, so that the next generation can go on
 * without bias; to write and judge, negative frequencies are taken as 0 and the rest is scaled to a
 * sum of 1.
 */
public final class UnmixModel implements LanguageModel {
  private final Tokenizer tokenizer;
  private final DocumentEnd.FixedLength end;
  private final double size;
  private final double[] sums; // (vocabulary)
  private final double[] frequencies; // (vocabulary)

  /**
   * @param size the effective sample size, in tokens
   * @param sums the estimate by token, times the size
   * @throws IllegalArgumentException if the size is not above 0
   */
  UnmixModel(Tokenizer tokenizer, DocumentEnd.FixedLength end, double size, double[] sums) {
    if (!(size > 0)) {
      throw new IllegalArgumentException("there is no hint of human text to learn from");
    }
    this.tokenizer = tokenizer;
    this.end = end;
    this.size = size;
    this.sums = sums.clone();
    this.frequencies = clipped(sums);
  }

  private static double[] clipped(double[] sums) {
    double[] clipped = Arrays.stream(sums).map(sum -> Math.max(0, sum)).toArray();
    double all = 0;
    for (double sum : clipped) {
      all += sum;
    }
    for (int token = 0; token < clipped.length; token++) {
      clipped[token] /= all;
    }
    return clipped;
  }

  /** The effective sample size: how many human tokens would tell as much. */
  public double size() {
    return size;
  }

  double[] sums() {
    return sums.clone();
  }

  /** The frequencies with which it writes, by token. */
  double[] frequencies() {
    return frequencies.clone();
  }

  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    SharedStateDiscreteSampler sampler = AliasMethodDiscreteSampler.of(random, frequencies);
    return IntStream.range(0, documents)
        .mapToObj(
            document -> {
              int[] tokens = new int[end.tokens()];
              Arrays.setAll(tokens, i -> sampler.sample());
              return tokenizer.decode(tokens);
            })
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a text has a word that the vocabulary lacks
   */
  @Override
  public double[] logLikelihoods(List<String> documents) {
    return documents.stream().mapToDouble(text -> logLikelihood(tokenizer.encode(text))).toArray();
  }

  private double logLikelihood(int[] tokens) {
    double sum = tokens.length == end.tokens() ? 0 : Double.NEGATIVE_INFINITY;
    for (int token : tokens) {
      sum += StrictMath.log(frequencies[token]);
    }
    return sum;
  }

  @Override
  public Optional<TokenDistribution> nextToken() {
    return Optional.of(new UnmixedTokens(frequencies));
  }

  /** Writes the checkpoint whose format {@link UnmixCheckpoint} describes. */
  @Override
  public void save(OutputStream out) throws IOException {
    UnmixCheckpoint.write(end, size, sums, out);
  }

  /** The same distribution after every prefix. */
  private static final class UnmixedTokens implements TokenDistribution {
    private final double[] frequencies;

    UnmixedTokens(double[] frequencies) {
      this.frequencies = frequencies;
    }

    @Override
    public double[] after(int[] prefix) {
      return frequencies.clone();
    }

    @Override
    public boolean dependsOnPrefix() {
      return false;
    }
  }
}
