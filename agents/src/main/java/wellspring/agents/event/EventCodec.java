package wellspring.agents.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Events as JSON and back. The same event gives the same bytes, so that they can be hashed; numbers
 * that JSON lacks are written as strings ({@code "Infinity"}).
 */
public final class EventCodec {
  private static final List<Kind> KINDS =
      List.of(
          new Kind("wellspring.document.written", DocumentWritten.class),
          new Kind("wellspring.corpus.curated", CorpusCurated.class),
          new Kind("wellspring.model.released", ModelReleased.class),
          new Kind("wellspring.model.measured", Measured.class),
          new Kind("wellspring.run.started", ControlEvent.RunStarted.class),
          new Kind("wellspring.round.opened", ControlEvent.RoundOpened.class),
          new Kind("wellspring.slice.closed", ControlEvent.SliceClosed.class),
          new Kind("wellspring.round.closed", ControlEvent.RoundClosed.class),
          new Kind("wellspring.run.ended", ControlEvent.RunEnded.class));
  private static final Map<String, Kind> BY_NAME =
      KINDS.stream().collect(Collectors.toUnmodifiableMap(Kind::name, Function.identity()));
  private static final Map<Class<? extends Event>, Kind> BY_TYPE =
      KINDS.stream().collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the same digits on every JDK
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** The name of an event's type, for example {@code wellspring.document.written}. */
  public String typeName(Event event) {
    return BY_TYPE.get(event.getClass()).name();
  }

  /** An event's JSON, in UTF-8. */
  public byte[] encode(Event event) {
    try {
      return mapper.writerFor(event.getClass()).writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + event.id() + " as JSON", e);
    }
  }

  /**
   * The event that {@link #encode} wrote.
   *
   * @throws IOException if the type is unknown or the bytes are no such event
   */
  public Event decode(String typeName, byte[] json) throws IOException {
    Kind kind = BY_NAME.get(typeName);
    if (kind == null) {
      throw new IOException("unknown event type '" + typeName + "'");
    }
    return mapper.readValue(json, kind.type());
  }

  private record Kind(String name, Class<? extends Event> type) {}
}
