package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wellspring.dashboards.document.DocumentSamples;
import wellspring.dashboards.document.DocumentView;

/** The texts of a run as a page shows them: people's first, then each model's by generation. */
final class TextExcerpts {
  private static final int CHARS_MAX = 700;

  private TextExcerpts() {}

  /**
   * Texts under one heading.
   *
   * @param author who wrote them
   * @param extracts from the first to the last round
   */
  record AuthorExcerpts(String author, List<Extract> extracts) {}

  /**
   * A text with what there is to know of it.
   *
   * @param when in which round, and by which generation
   * @param what it learned from, and how surprising it is
   */
  record Extract(String when, String what, List<ShadedText> pieces) {}

  /** One shelf for people, and one for each model that wrote. */
  static List<AuthorExcerpts> shelves(List<DocumentSamples> samples) {
    List<AuthorExcerpts> shelves = new ArrayList<>();
    people(samples).ifPresent(shelves::add);
    Map<String, List<Extract>> models = new LinkedHashMap<>();
    for (DocumentSamples sample : samples) {
      if (!sample.documents().isEmpty()) {
        models
            .computeIfAbsent(sample.model(), model -> new ArrayList<>())
            .add(extract(when(sample), sample.documents().get(sample.documents().size() / 2)));
      }
    }
    models.forEach((model, extracts) -> shelves.add(new AuthorExcerpts(model, extracts)));
    return shelves;
  }

  private static Optional<AuthorExcerpts> people(List<DocumentSamples> samples) {
    return samples.stream()
        .filter(sample -> sample.human() != null)
        .findFirst()
        .map(
            sample ->
                new AuthorExcerpts(
                    "a person", List.of(extract("Round " + sample.round(), sample.human()))));
  }

  private static String when(DocumentSamples sample) {
    return sample.ancestry().isEmpty()
        ? "Round " + sample.round()
        : "Generation %d, round %d"
            .formatted(sample.ancestry().get(0).generation(), sample.round());
  }

  private static Extract extract(String when, DocumentView passage) {
    List<String> what = new ArrayList<>();
    if (!passage.parent().isEmpty()) {
      what.add(
          "its author learned from " + ReportWording.percent(passage.humanShare()) + " human text");
    }
    if (passage.perplexity() != null) {
      what.add("perplexity " + number(passage.perplexity()));
    }
    return new Extract(when, String.join("; ", what), ShadedText.of(passage, CHARS_MAX));
  }

  private static String number(double value) {
    return Double.isInfinite(value)
        ? "∞: no person could have written it"
        : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }
}
