package wellspring.infra.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForwardingLog;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.infra.run.RunDirectory;
import wellspring.model.language.file.ReadingContext;

/** Small runs, and labs for them. */
public final class SmallRuns {
  static final int ROUNDS = 4;
  private static final int MINUTES_MAX = 5;

  /** People who read, and others who come and go by what they earn. */
  private static final String SOCIETY =
      """
      name: society
      seed: 3
      rounds: 8
      language: {kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 8}
      humans:
        people:
          writers: 30
          documents: 1
          work: {alternative: 1, cost: 0.125, turnover: 0.5, sensitivity: 4, pay: {wage: 0.3}}
        others: {writers: 3, documents: 2}
      audiences:
        public: {attention: 50, revenue: 1, taste: {quality: 1}, quality: likelihood}
      curators:
        web: {human: natural, documents: 20, shortage: shrink}
      models:
        bot:
          curator: web
          documents: 20
          quality: 0.5
          learner: {kind: matrix, order: 0, prior: 0.5}
      evaluation: {probeDocuments: 10, heldOutDocuments: 10}
      """;

  private SmallRuns() {}

  /** A lab in memory. */
  public static Lab lab() {
    return lab(LogSource.MEMORY);
  }

  static Lab lab(LogSource logs) {
    return Lab.open(
        new RunResources(new SharedLanguages(ReadingContext.PLAIN), Optional.empty(), logs, 2));
  }

  static Scenario scenario(String... overrides) {
    List<String> all = new ArrayList<>(List.of("rounds=" + ROUNDS, "evaluation.probeDocuments=3"));
    all.addAll(Arrays.asList(overrides));
    return new ScenarioLoader(Path.of("")).load("collapse", all);
  }

  /** A run of few small rounds. */
  public static RunRequest request(String... overrides) {
    return RunRequest.of(scenario(overrides));
  }

  /**
   * A scenario in which something happens to people.
   *
   * @param folder where its file is put
   */
  public static Path society(Path folder) throws IOException {
    return Files.writeString(folder.resolve("society.yaml"), SOCIETY);
  }

  /** A run of such a scenario. */
  public static RunRequest societyRequest(Path folder, String... overrides) throws IOException {
    return RunRequest.of(
        new ScenarioLoader(folder).load(society(folder).toString(), List.of(overrides)));
  }

  /** A recording that exports nothing. */
  public static RecordingOptions recording(Path out, String name) {
    return new RecordingOptions(
        () -> RunDirectory.create(out, name), List.of("a=1"), own -> "repeat it", own -> {});
  }

  /** All events of the control topic, once the run is over. */
  static List<Event> control(EventLog log) throws InterruptedException {
    List<Event> events = new ArrayList<>();
    CountDownLatch over = new CountDownLatch(1);
    EventLog.Subscription subscription =
        log.follow(
            Topic.CONTROL,
            event -> {
              events.add(event);
              if (event instanceof RunEnded) {
                over.countDown();
              }
            });
    boolean ended = over.await(MINUTES_MAX, TimeUnit.MINUTES);
    subscription.close();
    if (!ended) {
      throw new AssertionError("the run does not end: " + events);
    }
    return events;
  }

  /** A log that takes no measurement. */
  static RunLog refusing() {
    return new RunLog(new RefusingLog(), Optional.empty());
  }

  private static final class RefusingLog extends ForwardingLog {
    RefusingLog() {
      super(new MemoryEventLog());
    }

    @Override
    public CompletionStage<Void> publish(Topic topic, Event event) {
      return topic == Topic.MEASUREMENTS
          ? CompletableFuture.failedFuture(new LogException("full, so it seems"))
          : super.publish(topic, event);
    }

    @Override
    public CompletionStage<List<Long>> append(
        Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
      return topic == Topic.MEASUREMENTS
          ? CompletableFuture.failedFuture(new LogException("full, so it seems"))
          : super.append(topic, events, logged);
    }
  }
}
