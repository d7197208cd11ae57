package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;

/** A scenario that is accepted can be run: no curator ever lacks documents. */
class ValidScenariosTest {
  private static final int ROUNDS = 5;

  /** More than half of all drafts are valid, so that so many refusals in a row are no chance. */
  private static final int DRAFTS_MAX = 100;

  private static final List<String> HUMAN =
      List.of(
          "0",
          "0.3",
          "0.5",
          "1",
          "{linear: {from: 1, to: 0, rounds: 3}}",
          "{exponential: {from: 0.8, halfLife: 1}}",
          "{harmonic: {from: 1}}",
          "{steps: {0: 0, 2: 1, 4: 0.2}}");
  private static final List<String> POOL = List.of("0", "0.25", "0.5", "0.9", "1", "1");
  private static final List<String> DRAW = List.of("exact", "random");
  private static final List<String> MEMORY =
      List.of("replace", "accumulate", "{window: 2}", "{anchor: 3}", "{subsample: 3}");
  private static final List<String> START = List.of("scratch", "warm");
  private static final List<String> PRIOR = List.of("0", "0.5");

  @TempDir Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 64);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void runToTheirEnd(int seed) {
    Scenario scenario = valid(seed);

    RunEnded ended = TestRun.of(scenario, 2, new MemoryEventLog()).ended();

    assertThat(ended.status()).as("%s%n%s", ended.reason(), scenario).isEqualTo(Status.FINISHED);
  }

  /** The first draft that is accepted; the refused ones have shown nothing either way. */
  private Scenario valid(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ScenarioLoader loader = new ScenarioLoader(folder);
    ScenarioException refusal = null;
    for (int draft = 0; draft < DRAFTS_MAX; draft++) {
      try {
        return loader.load(write(draft(seed, random)), List.of());
      } catch (ScenarioException e) {
        refusal = e;
      }
    }
    throw new AssertionError("no draft was valid; the last one's problem", refusal);
  }

  private String write(String yaml) {
    try {
      return Files.writeString(folder.resolve("draft.yaml"), yaml).toString();
    } catch (IOException e) {
      throw new AssertionError("cannot write a draft", e);
    }
  }

  /** So small that a lack of one document shows, and so mixed that many drafts lack some. */
  private static String draft(int seed, SplittableRandom random) {
    int curators = 1 + random.nextInt(2);
    int models = curators + random.nextInt(3);
    StringBuilder yaml =
        new StringBuilder(
            """
            seed: %d
            rounds: %d
            language: {kind: zipf, vocabulary: 5, documentTokens: %d}
            evaluation: {probeDocuments: 2, heldOutDocuments: 2}
            humans:
              painters: {writers: %d}
              poets: {writers: 1, documents: %d}
            curators:
            """
                .formatted(seed, ROUNDS, upTo(3, random), upTo(3, random), upTo(4, random)));
    for (int curator = 0; curator < curators; curator++) {
      yaml.append(curator(curator, random));
    }
    yaml.append("models:\n");
    for (int model = 0; model < models; model++) {
      yaml.append(model(model, model % curators, random));
    }
    return yaml.toString();
  }

  private static String curator(int number, SplittableRandom random) {
    return "  curator-%d: {human: %s, draw: %s, documents: %d, pool: %s}%n"
        .formatted(
            number, any(HUMAN, random), any(DRAW, random), upTo(6, random), any(POOL, random));
  }

  private static String model(int number, int curator, SplittableRandom random) {
    return """
          model-%d:
            curator: curator-%d
            learner: {order: %d, prior: %s}
            memory: %s
            start: %s
            documents: %d
            cadence: %d
            latency: %d
        """
        .formatted(
            number,
            curator,
            random.nextInt(3),
            any(PRIOR, random),
            any(MEMORY, random),
            any(START, random),
            upTo(6, random),
            upTo(3, random),
            random.nextInt(ROUNDS));
  }

  private static int upTo(int max, SplittableRandom random) {
    return 1 + random.nextInt(max);
  }

  private static String any(List<String> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
