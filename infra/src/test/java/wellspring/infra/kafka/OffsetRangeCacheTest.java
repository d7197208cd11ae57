package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.LogException;

class OffsetRangeCacheTest {
  private static final List<Event> EVENTS =
      List.of(new ModelReleased("m/1", "m", 1, 1, "ff", 9, 1, 1));

  private final OffsetRangeCache cache = new OffsetRangeCache();
  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void loadsASliceOnce() {
    assertThat(cache.get(slice(1), this::load)).isSameAs(cache.get(slice(1), this::load));
    assertThat(loads).hasValue(1);
  }

  @Test
  void forgetsTheSliceThatWasUsedLongestAgo() {
    for (long end = 1; end <= 4; end++) {
      cache.get(slice(end), this::load);
    }
    cache.get(slice(1), this::load);
    cache.get(slice(5), this::load);
    assertThat(loads).hasValue(5);

    cache.get(slice(1), this::load);
    assertThat(loads).hasValue(5);
    cache.get(slice(2), this::load);
    assertThat(loads).hasValue(6);
  }

  @Test
  void triesAgainAfterAFailure() {
    assertThatThrownBy(
            () ->
                cache.get(
                    slice(1),
                    slice -> {
                      throw new LogException("out of reach");
                    }))
        .hasMessage("out of reach");

    assertThat(cache.get(slice(1), this::load)).isEqualTo(EVENTS);
  }

  private List<Event> load(OffsetRange slice) {
    loads.incrementAndGet();
    return EVENTS;
  }

  private static OffsetRange slice(long end) {
    return new OffsetRange(Topic.DOCUMENTS, List.of(0L), List.of(end));
  }
}
