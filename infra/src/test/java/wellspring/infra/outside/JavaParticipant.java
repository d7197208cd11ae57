package wellspring.infra.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A program that takes part by its file alone. With the file {@code die} beside that, it halts
 * twice: before it answers an order, and when it has answered it, but does not know so.
 */
final class JavaParticipant {
  private static final JsonMapper JSON = new JsonMapper();

  private JavaParticipant() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    Properties settings = settings(file);
    TopicPartition orders = new TopicPartition(settings.getProperty("wellspring.orders"), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      consumer.assign(List.of(orders));
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          JsonNode order = JSON.readTree(record.value());
          if (order.path("kind").asText().equals("over")) {
            return;
          }
          dieAt("die-before", file, order);
          if (answer(order, settings, producer)) {
            dieAt("die-after", file, order);
            consumer.commitSync(Map.of(orders, new OffsetAndMetadata(record.offset() + 1)));
          }
        }
      }
    }
  }

  static Properties settings(Path file) throws Exception {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }

  /** In the first round but one, once. */
  private static void dieAt(String sign, Path file, JsonNode order) throws Exception {
    if (order.path("round").asInt() == 1 && Files.deleteIfExists(file.resolveSibling(sign))) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static boolean answer(
      JsonNode order, Properties settings, KafkaProducer<byte[], byte[]> producer)
      throws InterruptedException, ExecutionException, java.io.IOException {
    ObjectNode answer = JSON.createObjectNode();
    if (order.path("kind").asText().equals("write")) {
      answer.put("kind", "written");
      for (int i = 0; i < order.path("documentsMax").asInt(); i++) {
        answer.withArray("/texts").add("the sea at " + (order.path("seed").asLong() + i) % 9);
      }
    } else if (order.path("kind").asText().equals("learn")) {
      answer.put("kind", "learned").put("checkpoint", "of " + order.path("seed"));
    } else {
      return false;
    }
    answer.put("order", order.path("id").asText()).put("agent", order.path("agent").asText());
    byte[] json = answer.toString().getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(settings.getProperty("wellspring.answers"), json)).get();
    return true;
  }
}
