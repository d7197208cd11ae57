package wellspring.model.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.model.engine.DeviceException;
import wellspring.model.engine.DevicePool;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.gpt.GptLearner;

/**
 * How much faster a population of small GPTs learns as one program than one by one: tokens a second
 * of all models together, from the order to the last model.
 */
public final class GptStack {
  private static final int ROUNDS = 3;

  private GptStack() {}

  public static void main(String[] args) {
    System.out.println("| device | models | stacked, tokens/s | one by one | ratio |");
    System.out.println("|---|---|---|---|---|");
    for (String device : List.of("cpu", "gpu:0")) {
      try (DevicePool devices = DevicePool.open(device)) {
        for (int models : new int[] {1, 8, 64}) {
          compare(device, models, devices);
        }
      } catch (DeviceException e) {
        System.err.println(device + ": " + e.getMessage());
      }
    }
  }

  private static void compare(String device, int models, DevicePool devices) {
    GptSubject subject = GptSubject.of("nano");
    int steps = Math.min(20, Math.max(5, 160 / models));
    GptLearner learner = subject.learner(steps, devices);
    List<FitRequest> fits =
        IntStream.range(0, models)
            .mapToObj(i -> subject.fit("model " + i, Optional.empty(), progress -> {}))
            .toList();
    double tokens = (double) models * steps * subject.stepTokens();
    double together = 0;
    double alone = 0;
    for (int round = 0; round < ROUNDS; round++) { // the best counts: the first one warms up
      together =
          Math.max(
              together,
              tokens / seconds(() -> learner.fitTogether(fits).toCompletableFuture().join()));
      alone =
          Math.max(
              alone,
              tokens
                  / seconds(
                      () -> fits.forEach(fit -> learner.fit(fit).toCompletableFuture().join())));
    }
    System.out.printf(
        "| %s | %d | %,.0f | %,.0f | %.2f |%n", device, models, together, alone, together / alone);
  }

  private static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }
}
