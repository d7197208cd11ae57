package wellspring.agents.context;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/** Learns the first document by heart. */
public final class EchoLearner implements Learner {
  @Override
  public CompletionStage<LanguageModel> fit(FitRequest fit) {
    return CompletableFuture.completedStage(new EchoModel(fit.documents().get(0)));
  }

  @Override
  public LanguageModel load(InputStream checkpoint) throws IOException {
    return new EchoModel(new String(checkpoint.readAllBytes(), StandardCharsets.UTF_8));
  }
}
