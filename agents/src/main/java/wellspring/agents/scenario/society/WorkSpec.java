package wellspring.agents.scenario.society;

import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.mix.Share;
import wellspring.model.prediction.WriterTurnover;

/**
 * What writing is to the writers of a cohort: work, which pays or does not, and which they can
 * leave for something else.
 *
 * @param alternative what a writer could earn elsewhere in a round, above 0
 * @param cost what a document costs its writer, from 0
 * @param pay what a writer is paid
 * @param company what it is worth to a writer, in money, if all of the cohort write; in proportion
 *     if only some do
 * @param turnover the share of people who ask themselves in a round whether to write
 * @param sensitivity how surely they go where they earn more, from 0: the slope of the logit of
 *     their choice over what they gain by writing, in units of the alternative
 * @param effort how much less a writer writes for less: the exponent with which the number of
 *     documents follows the income, in units of the alternative; 0 if it does not
 * @param active the share of the cohort that writes in the first round
 */
public record WorkSpec(
    double alternative,
    double cost,
    Pay pay,
    double company,
    Share turnover,
    double sensitivity,
    double effort,
    Share active) {

  /** How work stands in a scenario. */
  public static final Codec<WorkSpec> CODEC =
      RecordCodec.of(WorkSpec.class).with("pay", RecordCodec.of(Pay.class));

  /**
   * What a writer is paid.
   *
   * @param attention the share of what advertisers pay for what is read of the writer
   * @param wage for a round, from 0
   * @param subsidy for a document, from 0
   */
  public record Pay(Share attention, double wage, double subsidy) {}

  /** How many of a cohort write in the first round: one at least, if any share does. */
  public int atFirst(int writers) {
    return active.value() == 0 ? 0 : Math.max(1, (int) StrictMath.round(active.value() * writers));
  }

  /**
   * What a writer gains by writing, in units of what something else would bring.
   *
   * @param income the writer's in a round, less what documents cost
   * @param share the share of the cohort that writes
   */
  public double gain(double income, double share) {
    return (income + company * share) / alternative - 1;
  }

  /** What a writer of an empty cohort would earn, whom nobody reads yet. */
  public double incomeAlone(int documents) {
    return pay.wage() + documents * (pay.subsidy() - cost);
  }

  /** The probability that a writer leaves after a round. */
  public double leaving(double gain) {
    return turnover.value() == 0 ? 0 : choice(1).leave(gain);
  }

  /** The probability that somebody who does not write begins to. */
  public double joining(double gain) {
    return turnover.value() == 0 ? 0 : choice(1).join(gain);
  }

  /**
   * How people come and go.
   *
   * @param writers how many there are in the cohort
   * @throws IllegalArgumentException if they do not: turnover is 0
   */
  public WriterTurnover choice(int writers) {
    return new WriterTurnover(writers, turnover.value(), sensitivity);
  }

  /**
   * How many documents a writer writes.
   *
   * @param most how many at most
   * @param gain by writing, see {@link #gain}
   */
  public int documents(int most, double gain) {
    if (effort == 0) {
      return most;
    }
    double part = StrictMath.pow(Math.min(1, Math.max(0, 1 + gain)), effort);
    return Math.max(1, (int) StrictMath.round(part * most));
  }
}
