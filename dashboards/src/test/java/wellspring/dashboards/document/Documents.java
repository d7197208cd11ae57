package wellspring.dashboards.document;

import java.util.List;
import java.util.stream.IntStream;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.TrueProvenance;

/** Documents as agents write them. */
final class Documents {
  private Documents() {}

  static DocumentWritten human(int round, int number, String text) {
    return new DocumentWritten(
        EventIds.document(round, "people/0", number),
        "people/0",
        round,
        text,
        ClaimedProvenance.of(DocumentOrigin.HUMAN),
        TrueProvenance.HUMAN);
  }

  static DocumentWritten synthetic(int round, String model, int number, String text) {
    return new DocumentWritten(
        EventIds.document(round, model, number),
        model,
        round,
        text,
        ClaimedProvenance.of(DocumentOrigin.HUMAN),
        new TrueProvenance(DocumentOrigin.SYNTHETIC, EventIds.release(round, model), 0.25, 2));
  }

  static List<DocumentWritten> humans(int round, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(number -> human(round, number, texts.get(number)))
        .toList();
  }
}
