package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.infra.kafka.EmbeddedBroker;

/**
 * One scenario and seed have one fingerprint, in fresh JVMs, whatever the threads, the log, the
 * locale and the compiler.
 */
class FingerprintIT {
  private static final String MATRICES =
      """
      name: matrices
      rounds: 4
      language: {kind: text, path: texts, heldOut: 0.2}
      humans:
        regulars: {writers: 3}
        guests:
          writers: 4
          documents: 4
          price: 0.5
          dialect: 0.2
          work: {company: 1, turnover: 0.3, pay: {wage: 1}}
          assistance: {model: first, writers: 0.5}
          imitation: {rate: 0.3, audience: public}
      audiences:
        public:
          attention: 40
          quality: likelihood
          revenue: 0.1
          budget: 30
          taste: {quality: 1, price: -1, novelty: 1, familiarity: 1, human: 0.5}
        fans: {attention: 5, feed: {model: first}}
      curators:
        exact: {human: {linear: {from: 1, to: 0, rounds: 3}}, documents: 30, shortage: shrink}
        random: {human: 0.3, draw: random, documents: 20, pool: 0.5}
      models:
        first: {curator: exact, learner: {kind: matrix, order: 2, prior: 2}, memory: accumulate}
        second: {curator: random, learner: {kind: matrix, order: 1, prior: 0.5}, start: warm}
        third: {curator: random, learner: {kind: matrix, order: 3, prior: 1}, memory: {subsample: 25}}
        slow: {curator: exact, learner: {kind: matrix, order: 0, prior: 1}, latency: 1, cadence: 2}
      evaluation: {probeDocuments: 20, heldOutDocuments: 20}
      """;

  private static final String GPTS =
      """
      name: gpts
      rounds: 2
      language: {kind: text, path: texts, heldOut: 0.2}
      humans: {people: {writers: 3}}
      curators:
        exact: {human: 0, documents: 30}
        mixed: {human: 0.5, documents: 30}
      models:
        pairs:
          curator: exact
          learner: {kind: gpt, context: 16, width: 16, tokenizer: {bpe: 300}, training: {steps: 8}}
          start: warm
        first:
          curator: exact
          learner: {kind: gpt, context: 16, width: 16, training: {steps: 8}, stack: true}
        second:
          curator: mixed
          learner: {kind: gpt, context: 16, width: 16, training: {steps: 8}, stack: true}
        matrix: {curator: mixed, learner: {kind: matrix, order: 1, prior: 1}}
      evaluation: {probeDocuments: 10, heldOutDocuments: 10}
      """;

  /** The compiler that the launcher leaves as it is. */
  private static final List<String> USUAL = List.of();

  /** The compiler that is soon done. */
  private static final List<String> QUICK = Program.SHORT_LIVED;

  /** Another locale. */
  private static final List<String> ELSEWHERE = List.of("-Duser.language=ar", "-Duser.country=EG");

  /** And no compiler, where the arithmetic is Java's: what a GPT computes is not. */
  private static final List<String> UNCOMPILED =
      Stream.concat(ELSEWHERE.stream(), Stream.of("-Xint")).toList();

  @TempDir private Path scratch;

  static List<String> scenarios() {
    return List.of(MATRICES, GPTS);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isTheSameInFreshJvmsOnOneAndTwoThreadsOnMemoryAndBothKindsOfKafka(String yaml)
      throws Exception {
    Files.createDirectories(scratch.resolve("texts"));
    Files.copy(Texts.GARDEN, scratch.resolve("texts/garden.txt"));
    Path scenario = Files.writeString(scratch.resolve("scenario.yaml"), yaml);

    JsonNode first = run(scenario, USUAL, "--threads", "1", "--kafka", "memory");
    assertThat(first.get("status").asText()).isEqualTo("finished");
    assertThat(first.get("fingerprint").asText()).matches("[0-9a-f]{64}");

    try (EmbeddedBroker cluster = EmbeddedBroker.startOpen(scratch.resolve("cluster"))) {
      assertSame(first, run(scenario, QUICK, "--threads", "2", "--kafka", cluster.bootstrap()));
    }
    assertSame(first, run(scenario, USUAL, "--threads", "2"));
    List<String> elsewhere = yaml.equals(MATRICES) ? UNCOMPILED : ELSEWHERE;
    assertSame(first, run(scenario, elsewhere, "--kafka", "memory"));
    assertThat(result(Program.here(arguments(scenario, "--seed", "2", "--kafka", "memory"))))
        .extracting(other -> other.get("fingerprint"))
        .isNotEqualTo(first.get("fingerprint"));
  }

  private static void assertSame(JsonNode first, JsonNode second) {
    assertThat(second.get("fingerprint")).isEqualTo(first.get("fingerprint"));
    assertThat(second.get("models")).isEqualTo(first.get("models"));
  }

  private JsonNode run(Path scenario, List<String> javaOptions, String... options)
      throws Exception {
    return result(Program.fresh(scratch, javaOptions, arguments(scenario, options)).await());
  }

  private String[] arguments(Path scenario, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                scenario.toString(),
                "--no-report",
                "--json",
                "--out",
                scratch.resolve("runs").toString()));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }

  private static JsonNode result(Program.Outcome outcome) throws IOException {
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }
}
