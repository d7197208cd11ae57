package wellspring.infra.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Event;
import wellspring.agents.event.Measured;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;

/** Follows a run through its log and tells the listeners what each closed round showed. */
public final class Recorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  private final EventLog log;
  private final List<RoundListener> listeners;
  private final Consumer<Throwable> onFailure;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final EventLog.Subscription subscription;

  /** Begins to follow a run. */
  public Recorder(EventLog log, List<RoundListener> listeners, Consumer<Throwable> onFailure) {
    this.log = log;
    this.onFailure = onFailure;
    this.listeners = List.copyOf(listeners);
    this.subscription = log.follow(Topic.CONTROL, this::observe);
  }

  /**
   * Waits until the run's last event has been seen, though not for ever.
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

  @Override
  public void close() {
    subscription.close();
  }

  private void observe(Event event) {
    try {
      if (event instanceof RoundClosed closed) {
        List<Measured> measurements = measurements(closed);
        listeners.forEach(listener -> listener.roundClosed(closed.round(), measurements));
      } else if (event instanceof RunEnded) {
        caughtUp.countDown();
      }
    } catch (RuntimeException e) {
      LOG.info("cannot record round {}", event.round(), e);
      caughtUp.countDown();
      subscription.close();
      onFailure.accept(e);
    }
  }

  private List<Measured> measurements(RoundClosed closed) {
    Slice slice =
        closed.slices().stream()
            .filter(candidate -> candidate.topic() == Topic.MEASUREMENTS)
            .findFirst()
            .orElseThrow();
    return log.read(slice, Measured.class);
  }
}
