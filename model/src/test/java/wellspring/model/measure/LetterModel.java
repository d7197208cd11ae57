package wellspring.model.measure;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.LanguageModel;

/**
 * A model of independent letters. It judges; what it writes, tests make up.
 *
 * @param next its distribution, with the end symbol where the language has one
 * @param speaks whether it tells that distribution
 */
record LetterModel(AlwaysTheSame next, boolean endPredicted, boolean speaks)
    implements LanguageModel {

  /** Equal chances for every letter of documents with a fixed length. */
  static LetterModel uniform(int vocabulary) {
    return of(LetterLanguage.uniform(vocabulary));
  }

  static LetterModel of(double... letters) {
    return new LetterModel(new AlwaysTheSame(letters), false, true);
  }

  /** The same model, but it claims that the prefix matters. */
  LetterModel hidingItsIndependence() {
    return new LetterModel(new AlwaysTheSame(false, next.after(new int[0])), endPredicted, speaks);
  }

  /** The same model, but it tells no distribution. */
  LetterModel mute() {
    return new LetterModel(next, endPredicted, false);
  }

  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    throw new UnsupportedOperationException("tests make up what it writes");
  }

  @Override
  public double[] logLikelihoods(List<String> documents) {
    double[] symbols = next.after(new int[0]);
    double end = endPredicted ? StrictMath.log(symbols[symbols.length - 1]) : 0;
    return documents.stream()
        .mapToDouble(
            text -> end + text.chars().mapToDouble(c -> StrictMath.log(symbols[c - 'a'])).sum())
        .toArray();
  }

  @Override
  public Optional<TokenDistribution> nextToken() {
    return speaks ? Optional.of(next) : Optional.empty();
  }

  @Override
  public void save(OutputStream out) {
    throw new UnsupportedOperationException("a test does not save it");
  }
}
