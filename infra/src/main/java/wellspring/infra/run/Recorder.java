package wellspring.infra.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.context.ReleaseReader;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.flow.VoiceMap;
import wellspring.dashboards.flow.VoiceMap.Voice;
import wellspring.dashboards.page.ClosedRound;
import wellspring.model.language.Language;
import wellspring.model.language.StyledLanguage;

/** Follows a run through its log and tells the listeners what each closed round showed. */
public final class Recorder implements AutoCloseable {
  private final EventLog log;
  private final Language language;
  private final List<RoundListener> listeners;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private volatile Optional<RoundClosed> lastClosed = Optional.empty();
  private Optional<VoiceMap> map = Optional.empty();
  private final EventLog.Subscription subscription;

  /**
   * Begins to follow a run.
   *
   * @param language what the run's documents are written in
   * @param onFailure is told if a listener or the log fails; no listener hears of later rounds then
   */
  public Recorder(
      EventLog log,
      Language language,
      List<RoundListener> listeners,
      Consumer<Throwable> onFailure) {
    this.log = log;
    this.language = language;
    this.listeners = List.copyOf(listeners);
    this.subscription = log.follow(Topic.CONTROL, this::observe);
    subscription
        .ended()
        .whenComplete(
            (done, error) -> {
              caughtUp.countDown();
              if (error != null) {
                onFailure.accept(AsyncWork.cause(error));
              }
            });
  }

  /**
   * Waits until the run's last event has been seen, up to a limit.
   *
   * @return whether it has
   */
  public boolean awaitEnd(Duration patience) {
    try {
      return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The last round that it has heard to be closed, whatever became of the listeners. */
  public Optional<RoundClosed> lastClosed() {
    return lastClosed;
  }

  @Override
  public void close() {
    subscription.close();
  }

  private void observe(Event event) {
    if (event instanceof RoundClosed closed) {
      lastClosed = Optional.of(closed);
      for (RoundListener listener : listeners) {
        listener.roundLocated(closed);
        CrashPoint.ROUND_LOCATED.reached();
      }
      ClosedRound round = read(closed);
      for (RoundListener listener : listeners) {
        listener.roundClosed(round);
        CrashPoint.ROUND_RECORDED.reached();
      }
    } else if (event instanceof RoundOpened opened) {
      listeners.forEach(listener -> listener.roundOpened(opened));
    } else if (event instanceof Steered steered) {
      listeners.forEach(listener -> listener.steered(steered));
    } else if (event instanceof ParticipantMissed missed) {
      listeners.forEach(listener -> listener.participantMissed(missed));
    } else if (event instanceof RunContinued continued) {
      listeners.forEach(listener -> listener.runContinued(continued));
    } else if (event instanceof RunForked forked) {
      listeners.forEach(listener -> listener.runForked(forked));
    } else if (event instanceof RunEnded ended) {
      listeners.forEach(listener -> listener.runEnded(ended));
      caughtUp.countDown();
    }
  }

  private ClosedRound read(RoundClosed closed) {
    List<DocumentWritten> documents = read(closed, Topic.DOCUMENTS, DocumentWritten.class);
    boolean society = closed.has(Topic.SOCIETY);
    return new ClosedRound(
        closed.round(),
        read(closed, Topic.MEASUREMENTS, ModelMeasured.class),
        ReleaseReader.of(log, closed.round(), closed.slice(Topic.RELEASES)).released(),
        RoundFlows.of(documents, read(closed, Topic.CORPORA, CorpusCurated.class), language),
        society
            ? SocietyReader.of(log, closed.round(), closed.slice(Topic.SOCIETY))
            : SocietyReader.NOTHING,
        society && language instanceof StyledLanguage styled
            ? voices(styled, documents)
            : List.of());
  }

  private List<Voice> voices(StyledLanguage styled, List<DocumentWritten> documents) {
    if (map.isEmpty()) {
      map = Optional.of(new VoiceMap(styled));
    }
    return map.get().of(documents);
  }

  private <E extends Event> List<E> read(RoundClosed closed, Topic topic, Class<E> type) {
    return log.read(closed.round(), closed.slice(topic), type);
  }
}
