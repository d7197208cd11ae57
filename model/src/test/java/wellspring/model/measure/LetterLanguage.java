package wellspring.model.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Letters;
import wellspring.model.text.Tokenizer;

/** A language of independent letters that ends documents where it is told. */
final class LetterLanguage implements TokenLanguage {
  private final List<Double> frequencies;
  private final DocumentEnd end;
  private final Optional<TokenDistribution> truth;

  LetterLanguage(DocumentEnd end, Optional<TokenDistribution> truth, double... frequencies) {
    this.frequencies = DoubleStream.of(frequencies).boxed().toList();
    this.end = end;
    this.truth = truth;
  }

  /** Documents of one length, with its truth known. */
  static LetterLanguage ofKnownTruth(int documentTokens, double... frequencies) {
    return new LetterLanguage(
        new DocumentEnd.FixedLength(documentTokens),
        Optional.of(new AlwaysTheSame(frequencies)),
        frequencies);
  }

  /** Documents of one length, with nothing known but samples. */
  static LetterLanguage ofUnknownTruth(int documentTokens, double... frequencies) {
    return new LetterLanguage(
        new DocumentEnd.FixedLength(documentTokens), Optional.empty(), frequencies);
  }

  static double[] uniform(int vocabulary) {
    return DoubleStream.generate(() -> 1.0 / vocabulary).limit(vocabulary).toArray();
  }

  @Override
  public Tokenizer tokenizer() {
    return new Letters(frequencies.size());
  }

  @Override
  public DocumentEnd documentEnd() {
    return end;
  }

  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    return index -> document(seed.stream("write" + index, cohort, round));
  }

  @Override
  public List<String> heldOut(Seed seed, int documentsMax) {
    return IntStream.range(0, documentsMax)
        .mapToObj(index -> document(seed.stream("held-out", "", index)))
        .toList();
  }

  @Override
  public double[] tokenFrequencies() {
    return frequencies.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Optional<TokenDistribution> truth() {
    return truth;
  }

  private String document(UniformRandomProvider random) {
    int[] tokens = new int[end.tokensMax()];
    for (int place = 0; place < tokens.length; place++) {
      double left = random.nextDouble();
      while (tokens[place] < frequencies.size() - 1 && left >= frequencies.get(tokens[place])) {
        left -= frequencies.get(tokens[place]);
        tokens[place]++;
      }
    }
    return tokenizer().decode(tokens);
  }
}
