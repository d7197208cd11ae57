package wellspring.dashboards.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelReleased;
import wellspring.dashboards.document.Ancestor.CorpusSource;

class ModelAncestryTest {
  private static final int GENERATIONS = 1_000;

  private final ModelAncestry ancestry = new ModelAncestry("m");

  private void release(int generations) {
    IntStream.rangeClosed(1, generations)
        .mapToObj(
            generation ->
                new ModelReleased(
                    EventIds.release(generation, "m"),
                    "m",
                    2 * generation,
                    generation,
                    "",
                    9,
                    1.0 / generation,
                    generation))
        .forEach(ancestry::released);
  }

  @Test
  void goesBackToTheFirstGenerationWithTheCorpusThatEachLearnedFrom() {
    release(3);
    ancestry.curated(3, new CorpusSource("people", 4));
    ancestry.curated(3, new CorpusSource("m", 6));
    ancestry.curated(5, new CorpusSource("people", 8));

    List<Ancestor> ancestors = ancestry.of(EventIds.release(2, "m"), 1);
    assertThat(ancestors).extracting(Ancestor::generation).containsExactly(2, 1);
    assertThat(ancestors.get(0))
        .isEqualTo(
            new Ancestor(
                EventIds.release(2, "m"),
                2,
                4,
                0.5,
                2,
                List.of(new CorpusSource("people", 4), new CorpusSource("m", 6))));
    assertThat(ancestors.get(1).sources()).isEmpty();
  }

  @Test
  void ofManyGenerationsItNamesTheNewestAndTheFirst() {
    release(GENERATIONS);

    List<Ancestor> ancestors = ancestry.of(EventIds.release(GENERATIONS - 100, "m"), 1);
    assertThat(ancestors).hasSize(ModelAncestry.NEWEST + 1);
    assertThat(ancestors.get(0).generation()).isEqualTo(GENERATIONS - 100);
    assertThat(ancestors.get(ModelAncestry.NEWEST).generation()).isEqualTo(1);
    assertThat(ancestry.of(EventIds.release(1, "m"), 1)).hasSize(1);
  }

  @Test
  void whoIsUnknownHasNone() {
    assertThat(ancestry.of("", 1)).isEmpty();
    release(3);
    assertThat(ancestry.of(EventIds.release(4, "m"), 1)).isEmpty();
  }
}
