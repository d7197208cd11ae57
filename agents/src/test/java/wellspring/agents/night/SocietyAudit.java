package wellspring.agents.night;

import java.util.Map;
import java.util.TreeMap;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.Topic;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.society.AudienceSpec;

/**
 * Watches what becomes of people: no money is made or lost, no attention is given that is not
 * there, and nobody joins or leaves unseen.
 *
 * @param round all that is in a round
 */
record SocietyAudit(RunAudit run, RoundContent round) {
  private static final double ROUNDING = 1e-9;

  void check(int number) {
    SocietyReader society = SocietyReader.of(round.sorted(Topic.SOCIETY));
    balance(society);
    run.scenario().audiences().forEach((name, audience) -> attention(name, audience, society));
    for (String name : run.scenario().changedCohorts()) {
      people(number, name, society);
    }
    Violation.unless(
        society.changes().size() == run.scenario().changedCohorts().size()
            && society.readings().size() == run.scenario().audiences().size(),
        "nothing lost",
        "%s",
        society);
  }

  private void balance(SocietyReader society) {
    Map<String, Long> balances = new TreeMap<>(run.history().balances());
    for (PaymentMade payment : society.payments()) {
      Violation.unless(payment.amountMicros() > 0, "money", "%s", payment);
      balances.merge(payment.from(), -payment.amountMicros(), Long::sum);
      balances.merge(payment.to(), payment.amountMicros(), Long::sum);
    }
    Map<String, Long> said = society.books().orElseThrow().balancesMicros();
    Violation.unless(said.equals(balances), "money", "%s instead of %s", said, balances);
    Violation.unless(
        said.values().stream().mapToLong(Long::longValue).sum() == 0, "money", "%s", said);
  }

  private static void attention(String name, AudienceSpec audience, SocietyReader society) {
    AudienceRead reading = society.reading(name).orElseThrow();
    Violation.unless(
        reading.total() <= audience.attention() * (1 + ROUNDING), "attention", "%s", reading);
    long spent =
        society.payments().stream()
            .filter(payment -> payment.from().equals(name))
            .filter(payment -> payment.reason() == PaymentMade.Reason.PRICE)
            .mapToLong(PaymentMade::amountMicros)
            .sum();
    Violation.unless(
        audience.budget().isEmpty() || spent <= audience.budget().get() * 1e6 + 1,
        "money",
        "%s spends %d",
        name,
        spent);
  }

  private void people(int number, String name, SocietyReader society) {
    CohortSpec cohort = run.scenario().humans().get(name);
    CohortChanged change = society.change(name).orElseThrow();
    int before =
        run.history().change(name).map(CohortChanged::writers).orElse(cohort.writersAtFirst());
    Violation.unless(
        change.round() == number
            && change.writers() == before + change.joined() - change.left()
            && change.writers() >= 0
            && change.writers() <= cohort.writers(),
        "people",
        "%s after %d",
        change,
        before);
  }
}
