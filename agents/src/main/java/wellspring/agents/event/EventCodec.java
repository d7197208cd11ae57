package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Events as JSON and back. The same event gives the same bytes, so that they can be hashed; numbers
 * that JSON lacks are written as strings ({@code "Infinity"}).
 */
public final class EventCodec {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the same digits on every JDK
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
          .build();

  private static final ThreadLocal<EventBytes> BYTES = ThreadLocal.withInitial(EventBytes::new);

  private static final List<Kind> KINDS =
      List.of(
          Kind.of("wellspring.document.written", DocumentWritten.class),
          Kind.of("wellspring.corpus.curated", CorpusCurated.class),
          Kind.of("wellspring.model.released", ModelReleased.class),
          Kind.of("wellspring.model.trained", ModelTrained.class),
          Kind.of("wellspring.model.measured", ModelMeasured.class),
          Kind.of("wellspring.probe.written", ProbeWritten.class),
          Kind.of("wellspring.audience.read", AudienceRead.class),
          Kind.of("wellspring.payment.made", PaymentMade.class),
          Kind.of("wellspring.books.closed", BooksClosed.class),
          Kind.of("wellspring.cohort.changed", CohortChanged.class),
          Kind.of("wellspring.run.started", ControlEvent.RunStarted.class),
          Kind.of("wellspring.run.continued", ControlEvent.RunContinued.class),
          Kind.of("wellspring.run.forked", ControlEvent.RunForked.class),
          Kind.of("wellspring.round.opened", ControlEvent.RoundOpened.class),
          Kind.of("wellspring.slice.closed", ControlEvent.SliceClosed.class),
          Kind.of("wellspring.participant.missed", ControlEvent.ParticipantMissed.class),
          Kind.of("wellspring.round.closed", ControlEvent.RoundClosed.class),
          Kind.of("wellspring.run.ended", ControlEvent.RunEnded.class),
          Kind.of("wellspring.run.paused", ControlEvent.Paused.class),
          Kind.of("wellspring.run.resumed", ControlEvent.Resumed.class),
          Kind.of("wellspring.run.stepped", ControlEvent.Stepped.class),
          Kind.of("wellspring.speed.set", ControlEvent.SpeedSet.class),
          Kind.of("wellspring.scenario.intervened", ControlEvent.Intervened.class),
          Kind.of("wellspring.document.offered", ControlEvent.DocumentOffered.class));
  private static final Map<String, Kind> BY_NAME =
      KINDS.stream().collect(Collectors.toUnmodifiableMap(Kind::name, Function.identity()));
  private static final Map<Class<? extends Event>, Kind> BY_TYPE =
      KINDS.stream().collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

  /**
   * The version of the contract with other programs, which is what events, and orders to programs
   * outside, look like as JSON. It goes up when a program that knows the last one would misread
   * them.
   */
  public static final int CONTRACT_VERSION = 1;

  private final DocumentJson documents = new DocumentJson();

  /** All kinds of events by the names of their types, in the order in which people meet them. */
  public static Map<String, Class<? extends Event>> types() {
    Map<String, Class<? extends Event>> types = new LinkedHashMap<>();
    KINDS.forEach(kind -> types.put(kind.name(), kind.type()));
    return Collections.unmodifiableMap(types);
  }

  /** The name of an event's type, for example {@code wellspring.document.written}. */
  public String typeName(Event event) {
    return BY_TYPE.get(event.getClass()).name();
  }

  /** An event's JSON, in UTF-8. */
  public byte[] encode(Event event) {
    EventBytes json = BYTES.get();
    encode(event, json);
    return json.copy();
  }

  /** Writes an event's JSON, in UTF-8, in the place of what stood there. */
  public void encode(Event event, EventBytes json) {
    json.clear();
    try {
      if (event instanceof DocumentWritten document) {
        documents.write(document, json);
      } else {
        json.add(BY_TYPE.get(event.getClass()).writer().writeValueAsBytes(event));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + event.id() + " as JSON", e);
    }
  }

  /**
   * Whether an event's JSON is surely shorter than so many bytes, which takes far less time to say
   * than to write it.
   */
  public boolean isShorter(Event event, int bytes) {
    return JsonBytes.max(event) < bytes;
  }

  /**
   * The event that {@link #encode} wrote.
   *
   * @throws IOException if the type is unknown or the bytes are no such event; it names a field
   *     that is missing
   */
  public Event decode(String typeName, byte[] json) throws IOException {
    Kind kind = BY_NAME.get(typeName);
    if (kind == null) {
      throw new IOException("unknown event type '" + typeName + "'");
    }
    try {
      Event event = kind.reader().readValue(json);
      if (event == null) {
        throw new IOException("the event is null");
      }
      return event;
    } catch (InvalidNullException e) {
      throw new IOException("the event has no " + e.getPropertyName().getSimpleName(), e);
    }
  }

  private record Kind(
      String name, Class<? extends Event> type, ObjectWriter writer, ObjectReader reader) {
    static Kind of(String name, Class<? extends Event> type) {
      return new Kind(name, type, MAPPER.writerFor(type), MAPPER.readerFor(type));
    }
  }
}
