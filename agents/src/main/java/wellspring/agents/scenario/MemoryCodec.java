package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.FormCodec;
import wellspring.model.mix.MemoryRegime;

/** How memory regimes stand in a scenario: what each says of itself, in a loop. */
final class MemoryCodec {
  static final FormCodec<MemoryRegime> INSTANCE = codec();

  private MemoryCodec() {}

  private static FormCodec<MemoryRegime> codec() {
    FormCodec<MemoryRegime> codec = FormCodec.of(MemoryRegime.class);
    for (MemoryRegime.Kind kind : MemoryRegime.KINDS) {
      codec = with(codec, kind);
    }
    return codec.closed();
  }

  private static FormCodec<MemoryRegime> with(
      FormCodec<MemoryRegime> codec, MemoryRegime.Kind kind) {
    if (kind.size().isEmpty()) {
      return codec.word(kind.name(), kind.description(), kind.type(), () -> kind.make().apply(0));
    }
    return form(codec, kind, kind.type());
  }

  private static <K extends MemoryRegime> FormCodec<MemoryRegime> form(
      FormCodec<MemoryRegime> codec, MemoryRegime.Kind kind, Class<K> type) {
    Codec<K> size =
        Codec.of(
            node -> type.cast(kind.make().apply(node.intValue())),
            regime -> Codecs.INTEGER.write(regime.size().getAsInt()));
    return codec.form(kind.name(), schema(kind, kind.size().orElseThrow().unit()), type, size);
  }

  private static ObjectNode schema(MemoryRegime.Kind kind, MemoryRegime.Unit unit) {
    String title = kind.name().substring(0, 1).toUpperCase(Locale.ROOT) + kind.name().substring(1);
    return JsonNodeFactory.instance
        .objectNode()
        .put("title", title)
        .put("description", kind.description())
        .put(
            "$ref",
            switch (unit) {
              case CORPORA -> "#/$defs/rounds";
              case DOCUMENTS -> "#/$defs/documents";
            });
  }
}
