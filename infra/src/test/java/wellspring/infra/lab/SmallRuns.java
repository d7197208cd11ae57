package wellspring.infra.lab;

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
