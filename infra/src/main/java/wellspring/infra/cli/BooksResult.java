package wellspring.infra.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.society.Money;

/**
 * What {@code books --json} prints. Amounts are exact.
 *
 * @param round which round is told; null for all
 * @param rounds how many rounds are closed
 * @param sum of all balances
 * @param payments null if they are not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BooksResult(
    String run,
    Integer round,
    int rounds,
    List<AccountResult> accounts,
    BigDecimal sum,
    List<PaymentResult> payments) {

  /**
   * One of the accounts.
   *
   * @param received by reason
   * @param paid by reason
   */
  record AccountResult(
      String account,
      SortedMap<String, BigDecimal> received,
      SortedMap<String, BigDecimal> paid,
      BigDecimal balance) {}

  /** One of the payments, as {@code payments.csv} has it. */
  record PaymentResult(
      int round, String payment, String from, String to, BigDecimal amount, String reason) {
    private static PaymentResult of(PaymentMade payment) {
      return new PaymentResult(
          payment.round(),
          payment.id(),
          payment.from(),
          payment.to(),
          money(payment.amountMicros()),
          payment.reason().label());
    }
  }

  static BooksResult of(
      String run, Integer roundOrNull, int rounds, RunBooks books, boolean withPayments) {
    List<AccountResult> accounts = new ArrayList<>();
    books
        .accounts()
        .forEach(
            (name, account) ->
                accounts.add(
                    new AccountResult(
                        name,
                        byReason(account.received()),
                        byReason(account.paid()),
                        money(account.balance()))));
    return new BooksResult(
        run,
        roundOrNull,
        rounds,
        accounts,
        money(books.sum()),
        withPayments ? books.payments().stream().map(PaymentResult::of).toList() : null);
  }

  private static SortedMap<String, BigDecimal> byReason(Map<Reason, Long> micros) {
    SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    micros.forEach((reason, amount) -> amounts.put(reason.label(), money(amount)));
    return amounts;
  }

  private static BigDecimal money(long micros) {
    return new BigDecimal(Money.text(micros));
  }
}
