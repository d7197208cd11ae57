package wellspring.dashboards.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.society.Money;
import wellspring.dashboards.flow.VoiceMap.Voice;

/**
 * What a page is told of the people of a closed round; the components are the message's keys.
 *
 * @param cohorts how many go on to write after the round
 * @param readings what audiences read of whom
 * @param payments who paid whom, and what for
 * @param voices where cohorts and models stand
 */
record SocietyCard(
    List<CohortCard> cohorts,
    List<ReadingCard> readings,
    List<PaymentCard> payments,
    List<VoiceCard> voices) {
  private static final int DIGITS = 6;

  /**
   * @param writers how many write from the next round on
   * @param income what a writer had of the round
   */
  record CohortCard(String name, int writers, int joined, int left, double income) {
    private static CohortCard of(CohortChanged change) {
      return new CohortCard(
          change.agent(),
          change.writers(),
          change.joined(),
          change.left(),
          SocietyCard.rounded(change.income()));
    }
  }

  /**
   * @param read how many documents of the author were read, on average
   * @param offered how many there were
   */
  record ReadingCard(String audience, String author, double read, int offered) {}

  /**
   * @param amount the sum of all payments of a kind
   */
  record PaymentCard(String from, String to, String reason, double amount) {}

  /** Where somebody stands on the map of voices. */
  record VoiceCard(String author, double right, double up) {
    private static VoiceCard of(Voice voice) {
      return new VoiceCard(
          voice.author(), SocietyCard.rounded(voice.right()), SocietyCard.rounded(voice.up()));
    }
  }

  private record Kind(String from, String to, PaymentMade.Reason reason) {}

  /** What there is to tell of a round; null if nothing happened to people. */
  static SocietyCard of(ClosedRound round) {
    SocietyReader society = round.society();
    SocietyCard card =
        new SocietyCard(
            society.changes().stream().map(CohortCard::of).toList(),
            society.readings().stream().flatMap(read -> readings(read).stream()).toList(),
            payments(society.payments()),
            round.voices().stream().map(VoiceCard::of).toList());
    return card.isEmpty() ? null : card;
  }

  private boolean isEmpty() {
    return cohorts.isEmpty() && readings.isEmpty() && payments.isEmpty() && voices.isEmpty();
  }

  private static List<ReadingCard> readings(AudienceRead reading) {
    return reading.authors().stream()
        .map(
            author ->
                new ReadingCard(
                    reading.agent(), author.author(), rounded(author.read()), author.offered()))
        .toList();
  }

  private static List<PaymentCard> payments(List<PaymentMade> payments) {
    Map<Kind, Long> micros = new HashMap<>();
    for (PaymentMade each : payments) {
      micros.merge(new Kind(each.from(), each.to(), each.reason()), each.amountMicros(), Long::sum);
    }
    List<Kind> kinds = new ArrayList<>(micros.keySet());
    kinds.sort(
        Comparator.comparing(Kind::from).thenComparing(Kind::to).thenComparing(Kind::reason));
    return kinds.stream()
        .map(
            kind ->
                new PaymentCard(
                    kind.from(),
                    kind.to(),
                    kind.reason().label(),
                    rounded(micros.get(kind) / Money.MICROS)))
        .toList();
  }

  /** As many digits as a picture can show: a page is told of each round. */
  private static double rounded(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(new MathContext(DIGITS)).doubleValue()
        : value;
  }
}
