package wellspring.infra.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.log.DamagedLogException;
import wellspring.agents.log.LogException;
import wellspring.model.file.FileFault;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in binary mode, so the value is the event's
 * JSON and the headers say what it is. The key is the agent's id, which keeps an agent's events in
 * one partition and so in order.
 */
final class EventRecords {
  static final String TYPE_HEADER = "ce_type";

  private final String run;
  private final EventCodec codec = new EventCodec();
  private final Map<String, URI> sources = new ConcurrentHashMap<>();

  EventRecords(String run) {
    this.run = run;
  }

  ProducerRecord<String, byte[]> write(String topic, Event event) {
    CloudEvent cloudEvent =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withType(codec.typeName(event))
            .withSource(sources.computeIfAbsent(event.agent(), this::source))
            .withDataContentType("application/json")
            .withData(codec.encode(event))
            .build();
    return KafkaMessageFactory.createWriter(topic, event.agent()).writeBinary(cloudEvent);
  }

  /**
   * The event in a record.
   *
   * @throws LogException naming the record, if it is none of ours
   */
  Event read(ConsumerRecord<byte[], byte[]> event) {
    Header type = event.headers().lastHeader(TYPE_HEADER);
    if (type == null || event.value() == null) {
      throw bad(event, type == null ? "has no " + TYPE_HEADER + " header" : "has no value", null);
    }
    try {
      Event read = codec.decode(new String(type.value(), StandardCharsets.UTF_8), event.value());
      if (read == null || read.id() == null || read.agent() == null) {
        throw bad(event, "has no id or no agent", null);
      }
      return read;
    } catch (IOException e) {
      throw bad(event, "cannot be read: " + FileFault.why(e), e);
    }
  }

  private static LogException bad(ConsumerRecord<?, ?> event, String fault, IOException cause) {
    return new DamagedLogException(
        "the record in topic %s, partition %d, offset %d %s; does another program write there?"
            .formatted(event.topic(), event.partition(), event.offset(), fault),
        cause);
  }

  private URI source(String agent) {
    try {
      URI readable = new URI(null, null, "/wellspring/" + run + "/" + agent, null);
      return URI.create(readable.toASCIIString());
    } catch (URISyntaxException e) {
      throw new LogException("'" + agent + "' cannot be part of a URI", e);
    }
  }
}
