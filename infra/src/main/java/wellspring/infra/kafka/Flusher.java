package wellspring.infra.kafka;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import wellspring.model.thread.DaemonThreads;

/**
 * Lets a producer send at once what it would keep a while, so that it goes together with what comes
 * after it. Nobody waits here; what becomes of records, their senders are told. Safe to share
 * between threads.
 */
final class Flusher implements AutoCloseable {
  /** How long records wait for others, if nobody wants them sent, in milliseconds. */
  static final int LINGER_MILLIS = 20;

  private final Producer<?, ?> producer;

  /** One flush goes on, and one waits: that is for all who ask meanwhile. */
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          DaemonThreads.named("kafka-flush"),
          new ThreadPoolExecutor.DiscardPolicy());

  Flusher(Producer<?, ?> producer) {
    this.producer = producer;
  }

  /** All that was handed to the producer by now is to be sent. */
  void flush() {
    thread.execute(this::send);
  }

  private void send() {
    try {
      producer.flush();
    } catch (KafkaException | IllegalStateException e) {
      return; // the producer is closed, and who has sent something hears of it
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
