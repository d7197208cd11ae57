package wellspring.dashboards.reading;

import java.util.List;
import java.util.stream.IntStream;
import wellspring.agents.event.Claim;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Ids;
import wellspring.agents.event.Origin;
import wellspring.agents.event.Truth;

/** Documents as agents write them. */
final class Documents {
  private Documents() {}

  static DocumentWritten human(int round, int number, String text) {
    return new DocumentWritten(
        Ids.document(round, "people/0", number),
        "people/0",
        round,
        text,
        new Claim(Origin.HUMAN),
        Truth.HUMAN);
  }

  static DocumentWritten synthetic(int round, String model, int number, String text) {
    return new DocumentWritten(
        Ids.document(round, model, number),
        model,
        round,
        text,
        new Claim(Origin.HUMAN),
        new Truth(Origin.SYNTHETIC, Ids.release(round, model), 0.25, 2));
  }

  static List<DocumentWritten> humans(int round, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(number -> human(round, number, texts.get(number)))
        .toList();
  }
}
