package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadAheadConsumerTest {
  private static final TopicPartition LEFT = new TopicPartition("documents", 0);
  private static final TopicPartition RIGHT = new TopicPartition("documents", 1);
  private static final TopicPartition OTHER = new TopicPartition("corpora", 0);

  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
  private final ReadAheadConsumer consumer = new ReadAheadConsumer(kafka);

  @Test
  void keepsWhatCameFromBehindAPartForTheNextOne() {
    consumer.seek(Map.of(LEFT, 0L, RIGHT, 0L));
    bring(LEFT, 0, 6);
    bring(RIGHT, 0, 4);
    assertThat(offsets(Map.of(LEFT, 2L, RIGHT, 4L)))
        .containsExactlyInAnyOrder(0L, 1L, 0L, 1L, 2L, 3L);
    assertThat(consumer.reaches(LEFT, 2)).isTrue();
    assertThat(consumer.reaches(RIGHT, 4)).isTrue();

    consumer.seek(Map.of(OTHER, 0L));
    assertThat(kafka.paused()).contains(LEFT, RIGHT);
    bring(OTHER, 0, 1);
    assertThat(offsets(Map.of(OTHER, 1L))).containsExactly(0L);

    assertThat(consumer.standsAt(Map.of(LEFT, 2L, RIGHT, 4L))).isTrue();
    consumer.seek(Map.of(LEFT, 2L));
    assertThat(offsets(Map.of(LEFT, 6L))).containsExactly(2L, 3L, 4L, 5L);
    assertThat(consumer.reaches(LEFT, 6)).isTrue();
  }

  @Test
  void hasNotReachedTheEndOfAPartOfWhichRecordsAreMissing() {
    consumer.seek(Map.of(LEFT, 0L));
    bring(LEFT, 0, 3);
    assertThat(offsets(Map.of(LEFT, 5L))).containsExactly(0L, 1L, 2L);
    assertThat(consumer.reaches(LEFT, 5)).isFalse();

    bring(LEFT, 3, 9);
    assertThat(offsets(Map.of(LEFT, 5L))).containsExactly(3L, 4L);
    assertThat(consumer.reaches(LEFT, 5)).isTrue();
  }

  @Test
  void forgetsWhatIsAheadWhereItGoesElsewhere() {
    consumer.seek(Map.of(LEFT, 0L));
    bring(LEFT, 0, 6);
    assertThat(offsets(Map.of(LEFT, 2L))).containsExactly(0L, 1L);
    assertThat(consumer.reaches(LEFT, 2)).isTrue();

    assertThat(consumer.standsAt(Map.of(LEFT, 1L))).isFalse();
    consumer.seek(Map.of(LEFT, 1L));
    bring(LEFT, 1, 3);
    assertThat(offsets(Map.of(LEFT, 3L))).containsExactly(1L, 2L);
  }

  private void bring(TopicPartition partition, long from, long to) {
    for (long offset = from; offset < to; offset++) {
      kafka.addRecord(
          new ConsumerRecord<>(
              partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
    }
  }

  private List<Long> offsets(Map<TopicPartition, Long> ends) {
    return consumer.poll(ends, Duration.ZERO).stream().map(ConsumerRecord::offset).toList();
  }
}
