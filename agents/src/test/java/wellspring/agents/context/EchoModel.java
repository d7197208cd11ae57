package wellspring.agents.context;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.LanguageModel;

/** A model that writes one text again and again. */
public record EchoModel(String text) implements LanguageModel {
  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    return Collections.nCopies(documents, text);
  }

  /** One bit for each document, whatever it says. */
  @Override
  public double[] logLikelihoods(List<String> documents) {
    return documents.stream().mapToDouble(document -> -StrictMath.log(2)).toArray();
  }

  @Override
  public Optional<TokenDistribution> nextToken() {
    return Optional.empty();
  }

  @Override
  public void save(OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
