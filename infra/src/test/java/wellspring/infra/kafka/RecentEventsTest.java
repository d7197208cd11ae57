package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelReleased;

class RecentEventsTest {
  private static final TopicPartition HERE = new TopicPartition("releases", 0);

  private final RecentEvents recent = new RecentEvents(Map.of(HERE, 5L));

  @Test
  void anEventHasItsPlaceAndCanBeReadBeforeTheLogHasIt() {
    assertThat(add(1)).isEqualTo(5);
    assertThat(add(2)).isEqualTo(6);
    assertThat(recent.between(HERE, 5, 7)).contains(List.of(release(1), release(2)));
    assertThat(recent.between(HERE, 6, 6)).contains(List.of());
    assertThat(recent.between(HERE, 4, 7)).as("another one wrote the first").isEmpty();
    assertThat(recent.between(HERE, 5, 8)).as("the last is not written").isEmpty();
  }

  @Test
  void whoFollowsGetsWhatTheLogHasAlone() {
    add(1);
    add(2);
    assertThat(next(5)).contains(List.of());
    recent.logged(HERE, 5);
    assertThat(next(5)).contains(List.of(release(1)));
    assertThat(recent.end(HERE)).isEqualTo(6);
    assertThat(next(4)).isEmpty();
  }

  @Test
  void whatWasNotSentHasNoPlace() {
    add(1);
    add(2);
    recent.takeBack(HERE);
    assertThat(add(3)).isEqualTo(6);
    assertThat(recent.between(HERE, 5, 7)).contains(List.of(release(1), release(3)));
  }

  @Test
  void ofClosedRoundsOnlyTheLastStaysIfTheyAreLarge() {
    int large = 15_000;
    for (int i = 0; i < large; i++) {
      add(i);
    }
    recent.roundClosed();
    for (int i = 0; i < large; i++) {
      add(i);
    }
    recent.roundClosed();
    assertThat(recent.between(HERE, 5, 6)).isEmpty();
    assertThat(recent.between(HERE, 5 + large, 5 + 2 * large)).isPresent();
    assertThat(add(1)).as("places stay").isEqualTo(5 + 2 * large);
  }

  private long add(int generation) {
    return recent.add(HERE, release(generation));
  }

  private Optional<List<Event>> next(long from) {
    return recent.next(HERE, from, Duration.ZERO, () -> false);
  }

  private static Event release(int generation) {
    return new ModelReleased("g" + generation, "m", 1, generation, "ab", 20, 0.5, 2);
  }
}
