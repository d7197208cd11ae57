package wellspring.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands in a run's topics, as any Kafka client reads it. */
final class Topics {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Topics() {}

  /**
   * The texts of an author's documents, from the beginning to where the topic ends now.
   *
   * @param settings the file of a client's settings
   */
  static List<String> texts(Path settings, String topic, String author) throws IOException {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(read(settings), new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> texts = new ArrayList<>();
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          if (record.key().equals(author)) {
            texts.add(text(record.value()));
          }
        }
      }
      return texts;
    }
  }

  private static Properties read(Path settings) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(settings)) {
      properties.load(reader);
    }
    return properties;
  }

  private static String text(String json) {
    try {
      return MAPPER.readTree(json).get("text").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }
}
