package wellspring.infra.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.society.Money;
import wellspring.dashboards.page.ClosedRound;

/**
 * Who paid whom how much, and what for, as a tidy table: {@code
 * round,payment,from,to,amount,reason}. Amounts are exact. It grows round by round.
 */
public final class PaymentsFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String PAYMENT = "payment";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String AMOUNT = "amount";
  private static final String REASON = "reason";

  private static final BigDecimal MICROS = BigDecimal.valueOf((long) Money.MICROS);

  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public PaymentsFile(Path file) {
    table = new GrowingTable(file, ROUND, PAYMENT, FROM, TO, AMOUNT, REASON);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (PaymentMade payment : round.society().payments()) {
      table.row(
          payment.round(),
          payment.id(),
          payment.from(),
          payment.to(),
          Money.text(payment.amountMicros()),
          payment.reason().label());
    }
    table.flush();
  }

  /**
   * The payments of a run, in their order; a run that is under way or was killed has a part of
   * them.
   *
   * @throws java.io.UncheckedIOException if the table is not there or is none
   */
  public static List<PaymentMade> read(Path file) {
    return CsvTableReader.read(file, "payments", PaymentsFile::payment);
  }

  /** The payments of a run round by round, also of one that goes on. */
  public static RoundRows<PaymentMade> rounds(Path file) {
    return new RoundRows<>(file, "payments", PaymentsFile::payment);
  }

  private static PaymentMade payment(CSVRecord row) {
    return new PaymentMade(
        row.get(PAYMENT),
        AgentNames.ACCOUNTANT,
        Integer.parseInt(row.get(ROUND)),
        row.get(FROM),
        row.get(TO),
        micros(row.get(AMOUNT)),
        Reason.valueOf(row.get(REASON).toUpperCase(Locale.ROOT)));
  }

  private static long micros(String amount) {
    try {
      return new BigDecimal(amount).multiply(MICROS).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("the amount %s is not exact".formatted(amount), e);
    }
  }

  @Override
  public void close() {
    table.close();
  }
}
