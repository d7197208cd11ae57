package wellspring.agents.society;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.PaymentMade;

/**
 * What each account has. Immutable: each payment makes the next ones, and takes from one account
 * what it gives another, so that all of them add up to 0.
 *
 * @param micros in millionths, by account
 */
public record Balances(SortedMap<String, Long> micros) {
  /** Nothing was paid. */
  public static final Balances NONE = new Balances(Collections.emptySortedMap());

  public Balances {
    micros = Collections.unmodifiableSortedMap(new TreeMap<>(micros));
  }

  /**
   * After some payments.
   *
   * @throws BooksException if one of them is none, or more money was paid than can be counted
   */
  public Balances after(List<PaymentMade> payments) {
    SortedMap<String, Long> next = new TreeMap<>(micros);
    for (PaymentMade payment : payments) {
      if (payment.amountMicros() <= 0) {
        throw new BooksException(payment, "pays nothing, or less");
      } else if (payment.from().equals(payment.to())) {
        throw new BooksException(payment, "pays whoever pays it");
      }
      try {
        next.merge(payment.from(), -payment.amountMicros(), Math::addExact);
        next.merge(payment.to(), payment.amountMicros(), Math::addExact);
      } catch (ArithmeticException e) {
        throw BooksException.overflow(payment);
      }
    }
    return new Balances(next);
  }

  /**
   * After a round whose books are closed.
   *
   * @param payments those of the round, in order
   * @throws BooksException if the books say something else than the payments
   */
  public Balances after(List<PaymentMade> payments, BooksClosed closed) {
    Balances next = after(payments);
    SortedMap<String, Long> said = closed.balancesMicros();
    for (PaymentMade payment : payments) {
      requireSame(payment, payment.from(), next, said);
      requireSame(payment, payment.to(), next, said);
    }
    if (!next.micros().equals(said)) {
      throw new BooksException(closed, next.micros());
    }
    return next;
  }

  private static void requireSame(
      PaymentMade payment, String account, Balances next, SortedMap<String, Long> said) {
    if (!next.micros().get(account).equals(said.get(account))) {
      throw new BooksException(payment, account, next.micros().get(account), said.get(account));
    }
  }

  /** The sum over all accounts: 0. */
  public long sum() {
    long sum = 0;
    for (long balance : micros.values()) {
      sum = Math.addExact(sum, balance);
    }
    return sum;
  }
}
