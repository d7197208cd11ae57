package wellspring.infra.page;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.society.Balances;
import wellspring.agents.society.BooksException;
import wellspring.dashboards.flow.VoiceMap.Voice;
import wellspring.infra.run.CohortsFile;
import wellspring.infra.run.PaymentsFile;
import wellspring.infra.run.ReadingsFile;
import wellspring.infra.run.RoundRows;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.VoicesFile;

/**
 * What happened to people in a run, round by round, from the tables that it left; nothing where
 * there are none.
 */
final class StoredSociety implements AutoCloseable {
  private final RoundRows<CSVRecord> readings;
  private final RoundRows<PaymentMade> payments;
  private final RoundRows<CohortChanged> cohorts;
  private final RoundRows<Voice> voices;
  private Optional<Balances> books = Optional.of(Balances.NONE);

  StoredSociety(RunDirectory run) {
    this.readings = ReadingsFile.rounds(run.readings());
    this.payments = PaymentsFile.rounds(run.payments());
    this.cohorts = CohortsFile.rounds(run.cohorts());
    this.voices = VoicesFile.rounds(run.voices());
  }

  /** What happened in a round, which must be later than that which was asked for before. */
  SocietyReader take(int round) {
    List<PaymentMade> paid = orNone(() -> payments.take(round));
    List<CohortChanged> changes = orNone(() -> cohorts.take(round));
    books = books.flatMap(before -> after(before, paid));
    return new SocietyReader(
        ReadingsFile.readings(orNone(() -> readings.take(round))),
        paid,
        books
            .filter(balances -> !balances.micros().isEmpty())
            .map(
                balances ->
                    new BooksClosed(
                        EventIds.step(round, "books"),
                        AgentNames.ACCOUNTANT,
                        round,
                        balances.micros())),
        changes);
  }

  /** Where all stood who wrote something in a round. */
  List<Voice> voices(int round) {
    return orNone(() -> voices.take(round));
  }

  /** A table that somebody has changed tells what was paid, but no balance. */
  private static Optional<Balances> after(Balances before, List<PaymentMade> paid) {
    try {
      return Optional.of(before.after(paid));
    } catch (BooksException e) {
      return Optional.empty();
    }
  }

  private static <T> List<T> orNone(Supplier<List<T>> rows) {
    try {
      return rows.get();
    } catch (UncheckedIOException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    readings.close();
    payments.close();
    cohorts.close();
    voices.close();
  }
}
