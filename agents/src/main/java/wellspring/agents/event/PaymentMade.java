package wellspring.agents.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Money changed hands: what one account has less, another has more.
 *
 * @param agent who keeps the books
 * @param from whose money it was: a cohort, a model, an audience, or the world
 * @param to whose it is
 * @param amountMicros how much, in millionths, above 0
 * @param reason what for
 */
public record PaymentMade(
    String id, String agent, int round, String from, String to, long amountMicros, Reason reason)
    implements Event {

  /** What money is paid for. */
  public enum Reason {
    /** An audience has read, and its advertisers pay for that. */
    @JsonProperty("attention")
    ATTENTION,
    /** An audience has read what has a price. */
    @JsonProperty("price")
    PRICE,
    /** Writers have written for a round. */
    @JsonProperty("wage")
    WAGE,
    /** Writers have written documents. */
    @JsonProperty("subsidy")
    SUBSIDY,
    /** Writing takes what writers have to buy. */
    @JsonProperty("cost")
    COST;

    /** The name in tables, for example {@code wage}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
