package wellspring.dashboards.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.DocumentWritten;
import wellspring.dashboards.document.RoundDistributions.RankFrequency;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.random.Seed;

class RoundDistributionsTest {
  private static final DocumentReader READING =
      DocumentReader.of(new ZipfLanguage(5_000, 1, 2), new Seed(1));

  @Test
  void ranksTokensByTheirShare() {
    List<DocumentWritten> written = new ArrayList<>();
    written.add(Documents.human(0, 0, "w9 w9"));
    written.add(Documents.human(0, 1, "w9 w4"));
    written.add(Documents.synthetic(0, "m", 0, "w1 w2"));

    assertThat(READING.distributions(0, written).ranks().get("humans"))
        .containsExactly(new RankFrequency(1, 0.75), new RankFrequency(2, 0.25));
    assertThat(READING.distributions(0, written).ranks().keySet()).containsExactly("humans", "m");
  }

  @Test
  void showsAtMostSixtyRanksFromTheFirstToTheLast() {
    List<DocumentWritten> written =
        Documents.humans(0, IntStream.rangeClosed(1, 5_000).mapToObj(rank -> "w" + rank).toList());

    List<RankFrequency> ranks = READING.distributions(0, written).ranks().get("humans");
    assertThat(ranks).hasSizeBetween(45, 60);
    assertThat(ranks.get(0).rank()).isEqualTo(1);
    assertThat(ranks.get(ranks.size() - 1).rank()).isEqualTo(5_000);
  }

  @Test
  void countsDocumentsByTheirPerplexity() {
    DocumentReader two = DocumentReader.of(new ZipfLanguage(4, 0, 2), new Seed(1));
    RoundDistributions.Histogram histogram =
        two.distributions(0, Documents.humans(0, List.of("w1 w2", "w3 w4", "what", "")))
            .perplexity();

    int bin = histogram.edges().indexOf(4.0);
    assertThat(histogram.counts().get("humans").get(bin)).isEqualTo(2);
    assertThat(histogram.counts().get("humans").stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(2);
  }

  @Test
  void judgesAtMostTwoHundredDocumentsAndFewerLongOnes() {
    List<String> texts = IntStream.range(0, 1_000).mapToObj(i -> "w1 w2").toList();
    assertThat(judged(texts)).isEqualTo(200);
    assertThat(judged(List.of("w1 ".repeat(333_333), "w2 ".repeat(333_333)))).isEqualTo(1);
  }

  @Test
  void isWrittenAsArraysOfRankAndFrequency() throws JsonProcessingException {
    assertThat(
            new ObjectMapper()
                .writeValueAsString(
                    READING.distributions(2, List.of(Documents.human(2, 0, "w1 w1"))).ranks()))
        .isEqualTo("{\"humans\":[[1,1.0]]}");
  }

  private static int judged(List<String> texts) {
    return READING
        .distributions(0, Documents.humans(0, texts))
        .perplexity()
        .counts()
        .get("humans")
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }
}
