package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.TrueProvenance;

/** Records are what CloudEvents' own library makes of the events. */
class EventRecordsTest {
  private static final String RUN = "run-7";

  @ParameterizedTest
  @ValueSource(strings = {"people/012", "m", "a b", "ü", "a%20", "x?y#z", "a:b", "🙂", "-._~"})
  void areWhatTheLibraryWrites(String agent) throws URISyntaxException {
    Event document =
        new DocumentWritten(
            "r0001/" + agent + "/00001",
            agent,
            1,
            "what they say",
            ClaimedProvenance.of(DocumentOrigin.HUMAN),
            TrueProvenance.HUMAN);
    assertSame(document);
    assertSame(new RoundClosed("r0001/closed", 1, List.of(), "f"));
  }

  private static void assertSame(Event event) throws URISyntaxException {
    EventRecords records = new EventRecords(RUN);
    for (int i = 0; i < 2; i++) { // once more, with what it remembers
      ProducerRecord<String, byte[]> own = records.write("topic", event);
      assertThat(own.value()).isEqualTo(library(event).value());
      assertThat(own).usingRecursiveComparison().ignoringFields("value").isEqualTo(library(event));
    }
  }

  private static ProducerRecord<String, byte[]> library(Event event) throws URISyntaxException {
    EventCodec codec = new EventCodec();
    URI source = new URI(null, null, "/wellspring/" + RUN + "/" + event.agent(), null);
    return KafkaMessageFactory.createWriter("topic", event.agent())
        .writeBinary(
            CloudEventBuilder.v1()
                .withId(event.id())
                .withType(codec.typeName(event))
                .withSource(URI.create(source.toASCIIString()))
                .withDataContentType("application/json")
                .withData(codec.encode(event))
                .build());
  }
}
