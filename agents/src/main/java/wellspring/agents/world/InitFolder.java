package wellspring.agents.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import wellspring.agents.scenario.LearnerSpec;
import wellspring.model.learner.gpt.GptShape;

/** A folder with a GPT that was trained before, as Hugging Face lays it out. */
final class InitFolder {
  private static final String CONFIG = "config.json";

  private InitFolder() {}

  /**
   * The size of the models that start there: a folder's {@code config.json} gives that of its own.
   *
   * @throws UncheckedIOException if it cannot be read or does not say so
   */
  static GptShape shape(LearnerSpec.Origin origin) {
    if (origin instanceof LearnerSpec.Blank blank) {
      return blank.shape();
    }
    Path file = ((LearnerSpec.Weights) origin).folder().resolve(CONFIG);
    try {
      JsonNode config = new JsonMapper().readTree(file.toFile());
      return new GptShape(
          number(config, "n_positions"),
          number(config, "n_embd"),
          number(config, "n_layer"),
          number(config, "n_head"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw refusal(file, e.getMessage());
    }
  }

  private static int number(JsonNode config, String key) {
    JsonNode value = config.path(key);
    if (!value.isInt()) {
      throw new IllegalArgumentException("it lacks the whole number '" + key + "'");
    }
    return value.intValue();
  }

  private static UncheckedIOException refusal(Path file, String problem) {
    String message = file + " is no configuration of a GPT: " + problem;
    return new UncheckedIOException(message, new IOException(message));
  }
}
