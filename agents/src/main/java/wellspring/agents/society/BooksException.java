package wellspring.agents.society;

import java.util.SortedMap;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.PaymentMade;

/** Books that do not balance. */
public final class BooksException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private BooksException(String fault) {
    super(fault);
  }

  BooksException(PaymentMade payment, String fault) {
    this("the books do not balance: %s %s".formatted(words(payment), fault));
  }

  /** An account would hold more than can be counted. */
  static BooksException overflow(PaymentMade payment) {
    return new BooksException(
        "the books cannot be kept: with %s an account would hold more than can be counted (9 million million); lower prices, wages, subsidies, revenues or the numbers of documents that are read or paid"
            .formatted(words(payment)));
  }

  BooksException(PaymentMade payment, String account, Long due, Long said) {
    super(
        "the books do not balance: with %s, %s has %s, but the books say %s"
            .formatted(words(payment), account, money(due), money(said)));
  }

  BooksException(BooksClosed closed, SortedMap<String, Long> due) {
    super(
        "the books do not balance: %s says %s, and the payments come to %s (in millionths)"
            .formatted(closed.id(), closed.balancesMicros(), due));
  }

  private static String words(PaymentMade payment) {
    return "the payment %s of %s from %s to %s (%s)"
        .formatted(
            payment.id(),
            money(payment.amountMicros()),
            payment.from(),
            payment.to(),
            payment.reason().label());
  }

  private static String money(Long micros) {
    return micros == null ? "nothing" : Money.text(micros);
  }
}
