package wellspring.infra.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.log.LogException;
import wellspring.agents.outside.OutsideChannel;
import wellspring.agents.outside.OutsideDesk;
import wellspring.agents.outside.OutsideJson;
import wellspring.agents.outside.OutsideOrder;
import wellspring.model.thread.DaemonThreads;

/**
 * The way to programs outside by Kafka: two topics for each, one with its orders, one with its
 * answers. Both keep all that was ever written there, so that a program, and the run, can go on
 * where they were.
 *
 * <p>Life: opened, which hands over the answers of an earlier attempt at the run; then {@link
 * #listen} once; then closed.
 */
public final class OutsideTopics implements OutsideChannel, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OutsideTopics.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  private final KafkaCluster cluster;
  private final String run;
  private final Map<TopicPartition, String> answers = new HashMap<>();
  private final Producer<String, byte[]> producer;
  private final Consumer<byte[], byte[]> consumer;
  private final OutsideDesk desk;
  private final Thread listener = DaemonThreads.of("outside-answers", this::follow);
  private volatile boolean closing;

  private OutsideTopics(KafkaCluster cluster, String run, OutsideDesk desk) {
    KafkaClients clients = new KafkaClients(cluster, run + "-outside");
    this.cluster = cluster;
    this.run = run;
    this.desk = desk;
    desk.names().forEach(name -> answers.put(partition(answers(run, name)), name));
    this.producer = clients.producer(0);
    this.consumer = clients.follower();
  }

  /** Where a participant finds its orders. */
  static String orders(String run, String participant) {
    return "wellspring.%s.orders.%s".formatted(run, participant);
  }

  /** Where a participant answers. */
  static String answers(String run, String participant) {
    return "wellspring.%s.answers.%s".formatted(run, participant);
  }

  /** The topics of participants of a run. */
  static List<String> names(String run, List<String> participants) {
    return participants.stream()
        .flatMap(name -> Stream.of(orders(run, name), answers(run, name)))
        .toList();
  }

  /**
   * Makes the topics that are not there yet, and hands the answers that are over to the desk.
   *
   * @param run the run's id, part of the topics' names
   * @throws LogException if the cluster does not answer, or refuses
   */
  public static OutsideTopics open(KafkaCluster cluster, String run, OutsideDesk desk) {
    TopicSetup setup = new TopicSetup(cluster, TopicPlan.single(names(run, desk.names())));
    setup.find(false);
    Map<TopicPartition, Long> ends = setup.awaitLeaders();
    OutsideTopics topics = new OutsideTopics(cluster, run, desk);
    try {
      topics.recall(ends);
      return topics;
    } catch (RuntimeException e) {
      topics.close();
      throw e;
    }
  }

  private static TopicPartition partition(String topic) {
    return new TopicPartition(topic, 0);
  }

  private void recall(Map<TopicPartition, Long> ends) {
    consumer.assign(answers.keySet());
    consumer.seekToBeginning(answers.keySet());
    while (answers.keySet().stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      deliver(desk::recall);
    }
  }

  /** Takes answers from now on. */
  public void listen() {
    listener.start();
  }

  private void follow() {
    try {
      while (!closing) {
        deliver(desk::receive);
      }
    } catch (WakeupException e) {
      // It is to end.
    } catch (KafkaException e) {
      cluster.remark("Answers from outside cannot be read: " + KafkaCluster.causes(e));
    } finally {
      ConsumerPool.close(consumer);
    }
  }

  private void deliver(BiConsumer<String, byte[]> receiver) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      String participant = answers.get(new TopicPartition(record.topic(), record.partition()));
      try {
        receiver.accept(participant, record.value());
      } catch (IllegalStateException e) {
        log.debug("an answer came when the run was over", e);
      }
    }
  }

  @Override
  public void give(OutsideOrder order) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(orders(run, order.agent()), order.agent(), OutsideJson.encode(order));
    record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
    try {
      var unused =
          producer.send(
              record,
              (where, error) -> {
                if (error != null && !closing) {
                  cluster.remark(
                      "%s did not take %s: %s"
                          .formatted(cluster, order.id(), KafkaCluster.causes(error)));
                }
              });
    } catch (KafkaException e) {
      throw new LogException(
          "%s did not take %s: %s".formatted(cluster, order.id(), KafkaCluster.causes(e)), e);
    }
  }

  /** Gives what is pending, and takes no more answers. */
  @Override
  public void close() {
    closing = true;
    producer.close(cluster.limit(CLOSE_MAX));
    if (listener.getState() == Thread.State.NEW) {
      ConsumerPool.close(consumer);
    } else {
      consumer.wakeup();
      DaemonThreads.awaitEnd(listener, CLOSE_MAX);
    }
  }
}
