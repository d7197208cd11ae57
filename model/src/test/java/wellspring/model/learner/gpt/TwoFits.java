package wellspring.model.learner.gpt;

import static wellspring.model.learner.Checkpoints.bytes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import wellspring.model.hash.Sha256;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Letters;

/**
 * A process that fits two models, each ordered by a thread of its own, lets them write, fits both
 * again as a stack, and prints the hashes of all that came of it.
 */
final class TwoFits {
  private static final Letters LETTERS = new Letters(26);

  private TwoFits() {}

  /**
   * @param order the models' names, the first to be ordered first
   */
  public static void main(String... order) throws InterruptedException {
    GptSettings settings =
        new GptSettings(
            GptShape.Preset.NANO.shape(),
            Tiny.training(new TrainingSettings.Steps(4), 0.1, 1e-3, Precision.FLOAT32),
            Tiny.SAMPLING,
            new DocumentEnd.FixedLength(20),
            true);
    GptLearner learner =
        new GptLearner(settings, () -> LETTERS, Optional.empty(), List::of, Tiny.DEVICES);
    Map<String, CompletableFuture<LanguageModel>> fits = new ConcurrentHashMap<>();
    for (String name : order) {
      Thread thread =
          new Thread(() -> fits.put(name, learner.fit(fit(name)).toCompletableFuture()));
      thread.start();
      thread.join();
    }
    new TreeMap<>(fits).forEach((name, fit) -> print(name, fit.join()));
    List<FitRequest> both = fits.keySet().stream().sorted().map(TwoFits::fit).toList();
    learner
        .fitTogether(both)
        .toCompletableFuture()
        .join()
        .forEach(model -> print("stacked", model));
    Tiny.DEVICES.close();
  }

  private static FitRequest fit(String name) {
    List<String> documents = new ArrayList<>();
    IntStream.range(0, 40)
        .forEach(
            i ->
                documents.add(
                    "thequickbrownfoxjumpsoverthelazydog".substring(i % 15, 20 + i % 15)));
    return new FitRequest(name, documents, Optional.empty(), Tiny.random(name), told -> {});
  }

  private static void print(String name, LanguageModel model) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes(model));
    model
        .write(5, Tiny.random("write"))
        .forEach(text -> digest.update(text.getBytes(StandardCharsets.US_ASCII)));
    System.out.println(name + " " + HexFormat.of().formatHex(digest.digest()));
  }
}
