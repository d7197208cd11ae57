package wellspring.agents.night;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.Scheduler;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** Pekko's timers by {@link VirtualTime}; Pekko makes it, by its name. */
public final class VirtualScheduler implements Scheduler {
  private static final double PER_SECOND_MAX = 1e6;

  private final VirtualTime time;

  public VirtualScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
    this.time = VirtualTime.named(config.getString(NightSystem.NAME));
  }

  @Override
  @SuppressWarnings("deprecation") // it has to be there
  public Cancellable schedule(
      FiniteDuration first, FiniteDuration interval, Runnable task, ExecutionContext executor) {
    throw new UnsupportedOperationException("nothing in a run happens again and again by itself");
  }

  @Override
  public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
    return time.timer(delay.toMicros(), task);
  }

  @Override
  public double maxFrequency() {
    return PER_SECOND_MAX;
  }
}
