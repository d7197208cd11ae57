package wellspring.infra.metrics;

import java.util.Set;
import java.util.TreeSet;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.society.Money;
import wellspring.dashboards.flow.VoiceMap.Voice;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.page.ClosedRound;

/** What happens to people; nothing where nothing does. */
final class SocietyWatch {
  private final Instruments instruments;

  /** The cohorts that are paid, and whose people come and go. */
  private final Set<String> paid = new TreeSet<>();

  private Set<String> heard = Set.of();

  SocietyWatch(Instruments instruments, Scenario scenario) {
    this.instruments = instruments;
    scenario
        .humans()
        .forEach(
            (name, spec) -> {
              if (spec.work().isPresent()) {
                paid.add(name);
                instruments.add(RunMetric.COHORT_JOINED_TOTAL, 0, name);
                instruments.add(RunMetric.COHORT_LEFT_TOTAL, 0, name);
              }
            });
  }

  void roundClosed(ClosedRound round) {
    round.society().readings().forEach(this::read);
    round.society().payments().forEach(this::paid);
    round.society().changes().forEach(this::changed);
    Set<String> now = new TreeSet<>();
    for (Voice voice : round.voices()) {
      heard(voice);
      now.add(voice.author());
    }
    heard.stream().filter(author -> !now.contains(author)).forEach(this::fellSilent);
    heard = now;
  }

  private void read(AudienceRead reading) {
    for (AudienceRead.AuthorReading author : reading.authors()) {
      instruments.add(
          RunMetric.DOCUMENTS_READ_TOTAL, author.read(), reading.agent(), author.author());
    }
  }

  private void paid(PaymentMade payment) {
    instruments.add(
        RunMetric.MONEY_PAID_TOTAL,
        payment.amountMicros() / Money.MICROS,
        payment.from(),
        payment.to(),
        payment.reason().label());
  }

  private void changed(CohortChanged change) {
    String cohort = change.agent();
    instruments.set(RunMetric.COHORT_WRITERS, change.writers(), cohort);
    if (paid.contains(cohort)) {
      instruments.add(RunMetric.COHORT_JOINED_TOTAL, change.joined(), cohort);
      instruments.add(RunMetric.COHORT_LEFT_TOTAL, change.left(), cohort);
      instruments.set(RunMetric.COHORT_WRITER_INCOME, change.income(), cohort);
    }
  }

  private void heard(Voice voice) {
    instruments.set(RunMetric.VOICE_RIGHT, voice.right(), voice.author());
    instruments.set(RunMetric.VOICE_UP, voice.up(), voice.author());
    instruments.set(RunMetric.VOICE_DISTANCE_RATIO, voice.distance(), voice.author());
  }

  /** Who writes nothing in this round must not keep standing where it stood. */
  private void fellSilent(String author) {
    instruments.remove(RunMetric.VOICE_RIGHT, author);
    instruments.remove(RunMetric.VOICE_UP, author);
    instruments.remove(RunMetric.VOICE_DISTANCE_RATIO, author);
  }
}
