package wellspring.agents.human;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.RunContexts;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.ScenarioChanges;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

/** A cohort is a plain class: it needs no actors to be asked. */
class CohortTest {
  private static final int WRITERS = 7;
  private static final int DOCUMENTS = 3;

  private final Cohort cohort = cohort(WRITERS, DOCUMENTS);

  @Test
  void eachWriterWritesUnderANameOfItsOwn() {
    List<DocumentWritten> round = written(cohort, 2);

    assertThat(round).hasSize(WRITERS * DOCUMENTS);
    Set<String> authors = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (DocumentWritten document : round) {
      authors.add(document.agent());
      ids.add(document.id());
      assertThat(document.round()).isEqualTo(2);
      assertThat(document.claim().origin()).isEqualTo(ClaimedOrigin.HUMAN);
    }
    assertThat(authors).hasSize(WRITERS);
    assertThat(ids).hasSize(WRITERS * DOCUMENTS);
  }

  @Test
  void whatAWriterWritesFollowsFromSeedRoundAndIndexAlone() {
    assertThat(written(cohort, 4)).isEqualTo(written(cohort(WRITERS, DOCUMENTS), 4));
    assertThat(texts(written(cohort, 4))).isNotEqualTo(texts(written(cohort, 5)));
    assertThat(texts(written(cohort, 4)))
        .as("one writer who writes as much writes the same")
        .isEqualTo(texts(written(cohort(1, WRITERS * DOCUMENTS), 4)));
  }

  @Test
  void manyWriteInPartsAndTheSameAsFew() {
    int documents = 25_000;
    List<DocumentWritten> many = written(cohort(documents, 1), 4);
    assertThat(many)
        .hasSize(documents)
        .isSortedAccordingTo(Comparator.comparing(DocumentWritten::id));
    assertThat(many.get(24_999).id()).isEqualTo("r0004/people/24999/00000");
    assertThat(many.get(24_999).agent()).isEqualTo("people/24999");
    List<DocumentWritten> few = written(cohort(9_000, 1), 4);
    assertThat(texts(many).subList(0, 9_000)).isEqualTo(texts(few));
    assertThat(texts(many).subList(9_000, 20_000)).isNotEqualTo(texts(many).subList(0, 11_000));
  }

  @Test
  void whatIsNotForACohortIsRefused() {
    assertThatThrownBy(
            () ->
                cohort.act(
                    cohort.blank(), new Order.Compare("c", 1, "people", ScenarioChanges.UNCHANGED)))
        .isInstanceOf(RuntimeException.class);
  }

  private static List<String> texts(List<DocumentWritten> documents) {
    return documents.stream().map(DocumentWritten::text).toList();
  }

  private static List<DocumentWritten> written(Cohort cohort, int round) {
    Order order = new Order.Write("w", round, "people", List.of());
    AgentOutput output = cohort.act(cohort.blank(), order).toCompletableFuture().join().output();
    return output.batches().stream()
        .flatMap(AgentOutput.Batch::events)
        .map(DocumentWritten.class::cast)
        .toList();
  }

  private static Cohort cohort(int writers, int documents) {
    Scenario scenario =
        new ScenarioLoader(Path.of(""))
            .load(
                "collapse",
                List.of(
                    "humans.people.writers=" + writers, "humans.people.documents=" + documents));
    return new Cohort(RunContexts.of(scenario, new MemoryEventLog(), Runnable::run), "people");
  }
}
