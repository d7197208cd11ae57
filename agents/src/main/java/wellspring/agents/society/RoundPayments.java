package wellspring.agents.society;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wellspring.agents.context.RoundAuthors;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.WorkSpec;

/** The payments that a round leads to, in a fixed order. */
final class RoundPayments {
  private final Scenario scenario;
  private final int round;
  private final List<PaymentMade> payments = new ArrayList<>();

  private RoundPayments(Scenario scenario, int round) {
    this.scenario = scenario;
    this.round = round;
  }

  /**
   * All of them.
   *
   * @param readings what audiences have read, sorted by audience
   * @param authors who wrote what
   */
  static List<PaymentMade> of(
      Scenario scenario, int round, List<AudienceRead> readings, RoundAuthors authors) {
    RoundPayments all = new RoundPayments(scenario, round);
    readings.forEach(all::read);
    for (Map.Entry<String, CohortSpec> cohort : scenario.humans().entrySet()) {
      cohort
          .getValue()
          .work()
          .ifPresent(work -> all.worked(cohort.getKey(), work, authors.documents(cohort.getKey())));
    }
    return List.copyOf(all.payments);
  }

  private void read(AudienceRead reading) {
    AudienceSpec audience = scenario.audiences().get(reading.agent());
    for (AudienceRead.AuthorReading each : reading.authors()) {
      String author = each.author();
      pay(reading.agent(), author, each.read() * scenario.price(author), Reason.PRICE);
      pay(
          reading.agent(),
          author,
          each.read() * audience.revenue() * attentionShare(author),
          Reason.ATTENTION);
    }
  }

  private double attentionShare(String author) {
    CohortSpec cohort = scenario.humans().get(author);
    return cohort == null
        ? 1
        : cohort.work().map(work -> work.pay().attention().value()).orElse(1.0);
  }

  private void worked(String cohort, WorkSpec work, List<DocumentWritten> documents) {
    int count = documents.size();
    pay(AgentNames.WORLD, cohort, writers(documents) * work.pay().wage(), Reason.WAGE);
    pay(AgentNames.WORLD, cohort, count * work.pay().subsidy(), Reason.SUBSIDY);
    pay(cohort, AgentNames.WORLD, count * work.cost(), Reason.COST);
  }

  /** Documents of a writer stand together. */
  private static int writers(List<DocumentWritten> documents) {
    int writers = 0;
    String last = "";
    for (DocumentWritten document : documents) {
      if (!document.agent().equals(last)) {
        last = document.agent();
        writers++;
      }
    }
    return writers;
  }

  private void pay(String from, String to, double amount, Reason reason) {
    long micros = Money.micros(amount);
    if (micros > 0) {
      payments.add(
          new PaymentMade(
              EventIds.payment(round, payments.size()),
              AgentNames.ACCOUNTANT,
              round,
              from,
              to,
              micros,
              reason));
    }
  }
}
