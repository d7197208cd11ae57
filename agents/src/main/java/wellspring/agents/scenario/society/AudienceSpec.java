package wellspring.agents.scenario.society;

import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.prediction.ReadingShares;

/**
 * People who read.
 *
 * @param attention how many documents all of them together read in a round, above 0
 * @param feed what they choose from
 * @param quality what the quality of an author is taken from
 * @param taste how they choose
 * @param budget how much money they have for a round; empty if nothing has a price to them
 * @param revenue the money that advertisers pay for a document that they read, from 0
 */
public record AudienceSpec(
    double attention,
    Feed feed,
    ReadingQuality quality,
    Taste taste,
    Optional<Double> budget,
    double revenue) {

  /** How an audience stands in a scenario. */
  public static final Codec<AudienceSpec> CODEC =
      RecordCodec.of(AudienceSpec.class)
          .with("feed", Feed.CODEC)
          .with("taste", RecordCodec.of(Taste.class))
          .with("budget", Codecs.orWord("none", Codecs.NUMBER));

  /**
   * How many documents are read of each author, each as often as it is: the mean, as an audience is
   * many people.
   *
   * @param offers what is in the feed
   */
  public double[] read(List<Offer> offers) {
    double[] documents = new double[offers.size()];
    double[] utilities = new double[offers.size()];
    for (int i = 0; i < documents.length; i++) {
      documents[i] = offers.get(i).documents();
      utilities[i] = utility(offers.get(i));
    }
    double[] read = ReadingShares.of(documents, utilities);
    double mean = 0;
    for (int i = 0; i < read.length; i++) {
      mean += read[i] * offers.get(i).price();
    }
    double attention =
        mean == 0 || budget.isEmpty()
            ? this.attention
            : Math.min(this.attention, budget.get() / mean);
    for (int i = 0; i < read.length; i++) {
      read[i] *= attention;
    }
    return read;
  }

  private double utility(Offer offer) {
    double payable = budget.map(money -> money / attention).orElse(Double.POSITIVE_INFINITY);
    return offer.exposure()
        + weighted(taste.quality(), offer.quality())
        + weighted(taste.price(), offer.price() / payable)
        + weighted(taste.novelty(), offer.novelty())
        + weighted(taste.familiarity(), offer.familiarity())
        + weighted(taste.human(), offer.human());
  }

  /** What has no weight does not matter, though it be infinite. */
  private static double weighted(double weight, double figure) {
    return weight == 0 ? 0 : weight * figure;
  }

  /** What the quality of an author is taken from. */
  public enum ReadingQuality {
    /** The figures that the scenario gives. */
    FIXED,
    /** How well models know human text, as it is measured. */
    LIKELIHOOD,
    /** How much of what authors state is true. */
    FACTS
  }

  /**
   * The weights of a logit choice (McFadden 1974): what a unit of each adds to the logarithm of the
   * odds of a document.
   *
   * @param quality of its author
   * @param price of a document, in what the audience can pay for one: its budget by its attention
   * @param novelty of its author's words, from 0 to 1
   * @param familiarity of its author: the share of the attention that it had in the round before
   * @param human of what claims to be human
   */
  public record Taste(
      double quality, double price, double novelty, double familiarity, double human) {
    /** Everything is liked alike. */
    public static final Taste NONE = new Taste(0, 0, 0, 0, 0);
  }
}
