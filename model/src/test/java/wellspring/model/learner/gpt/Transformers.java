package wellspring.model.learner.gpt;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import wellspring.model.safetensors.SafetensorsReader;

/** What transformers and PyTorch computed with the tiny GPT-2, in 64 bits. */
final class Transformers {
  /** The model that they computed with. */
  static final GptWeights TINY = tiny();

  /** A row of tokens, and the logits after each of them. */
  record Row(List<Integer> tokens, List<List<Double>> logits) {
    int[] symbols() {
      return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    double[] logitsAfter(int place) {
      return logits.get(place).stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** A step of training: tokens and targets by row, and what it found. */
  record Step(
      List<List<Long>> tokens, List<List<Long>> targets, double rate, double loss, double norm) {}

  /** A forward and backward pass with every fourth activation silenced. */
  record Silenced(double share, double loss, double norm) {}

  /** A training. */
  record Training(double decay, double clip, List<Step> steps, Silenced dropout) {}

  private Transformers() {}

  static List<Row> rows() {
    return List.of(read("expected.json", Row[].class));
  }

  static Training training() {
    return read("training.json", Training.class);
  }

  /** The weights after the training. */
  static GptWeights trained() {
    try (SafetensorsReader reader =
        SafetensorsReader.open(TinyGpt.folder().resolve("trained.safetensors"))) {
      return GptTensors.read(reader, TinyGpt.CONFIG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GptWeights tiny() {
    try {
      return GptFolder.load(TinyGpt.folder()).weights();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows, one after the other. */
  static long[] flat(List<List<Long>> rows) {
    return rows.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
  }

  private static <T> T read(String name, Class<T> type) {
    try {
      return new ObjectMapper().readValue(TinyGpt.text(name), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
