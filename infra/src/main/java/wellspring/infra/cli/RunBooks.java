package wellspring.infra.cli;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.society.Balances;
import wellspring.agents.society.BooksException;
import wellspring.infra.run.RunException;

/**
 * What the payments of a run come to.
 *
 * @param payments those of the rounds that are asked for, in order
 * @param accounts by name: all that were ever paid or have paid
 * @param sum of all balances: 0
 */
record RunBooks(List<PaymentMade> payments, SortedMap<String, Account> accounts, long sum) {
  RunBooks {
    payments = List.copyOf(payments);
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
  }

  /**
   * One of the accounts, in millionths.
   *
   * @param received by reason, in the rounds that are asked for
   * @param paid likewise
   * @param balance what it has at the end of these rounds
   */
  record Account(Map<Reason, Long> received, Map<Reason, Long> paid, long balance) {

    /** What it has received more than it has paid. */
    long net(Reason reason) {
      return received.getOrDefault(reason, 0L) - paid.getOrDefault(reason, 0L);
    }
  }

  /**
   * The books of all rounds, or of one.
   *
   * @param all payments since the first round, in order
   * @param round which; empty for all
   * @throws RunException if they do not balance
   */
  static RunBooks of(List<PaymentMade> all, Optional<Integer> round) {
    List<PaymentMade> past =
        all.stream().filter(each -> round.isEmpty() || each.round() <= round.get()).toList();
    List<PaymentMade> asked =
        past.stream().filter(each -> round.isEmpty() || each.round() == round.get()).toList();
    Balances balances = balances(past);
    SortedMap<String, Account> accounts = new TreeMap<>();
    balances.micros().forEach((name, balance) -> accounts.put(name, account(name, balance, asked)));
    return new RunBooks(asked, accounts, balances.sum());
  }

  private static Balances balances(List<PaymentMade> payments) {
    try {
      return Balances.NONE.after(payments);
    } catch (BooksException e) {
      throw new RunException(e.getMessage(), e);
    }
  }

  private static Account account(String name, long balance, List<PaymentMade> payments) {
    Map<Reason, Long> received = new EnumMap<>(Reason.class);
    Map<Reason, Long> paid = new EnumMap<>(Reason.class);
    for (PaymentMade payment : payments) {
      if (payment.to().equals(name)) {
        received.merge(payment.reason(), payment.amountMicros(), Math::addExact);
      } else if (payment.from().equals(name)) {
        paid.merge(payment.reason(), payment.amountMicros(), Math::addExact);
      }
    }
    return new Account(received, paid, balance);
  }
}
