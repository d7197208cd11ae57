package wellspring.agents.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.scenario.CohortSpec;
import wellspring.model.language.Language.CohortWriting;

/**
 * What people would write if nothing happened to them: all of them, in each round, without help and
 * as everybody does. Human-only controls read it where people come and go, or change: else a
 * control would starve with the model beside which it is set. What people do write in the run
 * unchanged is among it, word for word. Safe to share between threads.
 */
public final class UndisturbedPeople {
  private final RunContext context;
  private int round = -1;
  private List<DocumentWritten> latest = List.of();

  public UndisturbedPeople(RunContext context) {
    this.context = context;
  }

  /**
   * What controls read in a round.
   *
   * @param written what was written in it, sorted by id
   * @return the same where nothing happens to people
   */
  public synchronized List<DocumentWritten> of(int wanted, List<DocumentWritten> written) {
    if (!context.scenario().hasSociety()) {
      return written;
    }
    if (round != wanted) {
      round = wanted;
      latest = documents(written);
    }
    return latest;
  }

  private List<DocumentWritten> documents(List<DocumentWritten> written) {
    List<DocumentWritten> all = new ArrayList<>();
    for (DocumentWritten document : written) {
      CohortSpec cohort = context.scenario().humans().get(AgentNames.groupOf(document.agent()));
      if (cohort == null || cohort.outside().isPresent()) {
        all.add(document); // of a model, a guest, or a program outside
      }
    }
    context
        .scenario()
        .humans()
        .forEach(
            (name, cohort) -> {
              if (cohort.outside().isEmpty()) {
                write(name, cohort, all);
              }
            });
    all.sort(Comparator.comparing(DocumentWritten::id));
    return List.copyOf(all);
  }

  private void write(String name, CohortSpec cohort, List<DocumentWritten> all) {
    int written = (int) cohort.written();
    CohortWriting writing = context.language().writing(context.seed(), name, round, written);
    for (int index = 0; index < written; index++) {
      String author = EventIds.writer(name, index / cohort.documents(), cohort.writers());
      all.add(
          new DocumentWritten(
              EventIds.document(round, author, index % cohort.documents()),
              author,
              round,
              writing.document(index),
              ClaimedProvenance.of(DocumentOrigin.HUMAN),
              TrueProvenance.HUMAN));
    }
  }
}
