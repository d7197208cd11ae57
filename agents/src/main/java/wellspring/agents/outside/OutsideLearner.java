package wellspring.agents.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import wellspring.agents.event.EventIds;
import wellspring.model.file.FileFault;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/**
 * A program outside that learns: it gets the corpus, and gives a checkpoint, which the run keeps.
 * So the program keeps nothing, and what it learned is there when it is not.
 *
 * @param desk where it takes part
 * @param name its model's in the scenario
 * @param warm whether it is given what it learned before
 */
public record OutsideLearner(OutsideDesk desk, String name, boolean warm) implements Learner {
  private static final JsonMapper JSON = new JsonMapper();

  /** A checkpoint as it is kept: whose it is, and what the program calls it. */
  record Kept(String agent, String checkpoint) {
    byte[] json() throws JsonProcessingException {
      return JSON.writeValueAsBytes(this);
    }
  }

  /** {@inheritDoc} It fails with {@link NoAnswerException} if the program does not answer. */
  @Override
  public CompletionStage<LanguageModel> fit(FitRequest fit) {
    long seed = seed(fit.random().nextLong());
    return participant()
        .learn(
            id("learn", seed),
            fit.documents(),
            fit.human(),
            seed,
            fit.previous().filter(previous -> warm).map(OutsideLearner::checkpoint))
        .thenApply(this::model);
  }

  private LanguageModel model(String checkpoint) {
    return new OutsideModel(this, new Kept(name, checkpoint));
  }

  private static String checkpoint(LanguageModel model) {
    return ((OutsideModel) model).kept().checkpoint();
  }

  @Override
  public LanguageModel load(InputStream checkpoint) throws IOException {
    try {
      Kept kept = JSON.readValue(checkpoint.readAllBytes(), Kept.class);
      if (kept.agent() == null || kept.checkpoint() == null || !kept.agent().equals(name)) {
        throw new IOException("it is none of '%s'".formatted(name));
      }
      return new OutsideModel(this, kept);
    } catch (JsonProcessingException e) {
      throw new IOException("it is no checkpoint of a program outside: " + FileFault.why(e), e);
    }
  }

  /** A number that is whole in every language that reads JSON numbers as doubles. */
  static long seed(long random) {
    return random >>> 11;
  }

  /** An order of the round under way; the seed tells it from others of its kind. */
  String id(String kind, long seed) {
    return EventIds.order(desk.round(), kind, name) + "/" + Long.toHexString(seed);
  }

  OutsideParticipant participant() {
    return desk.of(name);
  }
}
