package wellspring.infra.kafka;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

  private static final Header VERSION = header("ce_specversion", "1.0");
  private static final Header CONTENT = header("content-type", "application/json");

  /** What stands for itself in the path of a URI (RFC 3986, 2.3), and the slash. */
  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

  private final String run;
  private final EventCodec codec = new EventCodec();
  private final Map<Class<? extends Event>, Header> types = new ConcurrentHashMap<>();
  private final String source;

  EventRecords(String run) {
    this.run = run;
    this.source = escapedSource("");
  }

  /**
   * An event as a record, to the byte and in the order in which CloudEvents' own library writes it,
   * which takes several times as long.
   */
  ProducerRecord<String, byte[]> write(String topic, Event event) {
    Headers headers =
        new RecordHeaders(
            new Header[] {
              VERSION,
              header("ce_id", event.id()),
              header("ce_source", source(event.agent())),
              types.computeIfAbsent(
                  event.getClass(), any -> header(TYPE_HEADER, codec.typeName(event))),
              CONTENT
            });
    return new ProducerRecord<>(topic, null, event.agent(), codec.encode(event), headers);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
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

  private String source(String agent) {
    for (int i = 0; i < agent.length(); i++) {
      char character = agent.charAt(i);
      if (UNRESERVED.indexOf(character) < 0) {
        return escapedSource(agent);
      }
    }
    return source + agent;
  }

  private String escapedSource(String agent) {
    try {
      URI readable = new URI(null, null, "/wellspring/" + run + "/" + agent, null);
      return readable.toASCIIString();
    } catch (URISyntaxException e) {
      throw new LogException("'" + agent + "' cannot be part of a URI", e);
    }
  }
}
