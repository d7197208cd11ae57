package wellspring.agents.scenario;

import wellspring.model.mix.Share;

/**
 * What a curator lets pass of the documents that it is offered, by whether they are right.
 *
 * @param right the share of right documents that it keeps
 * @param wrong the share of wrong documents that it keeps
 * @param of which documents it looks at; it keeps all others
 */
public record VerifierSpec(Share right, Share wrong, Scope of) {

  /** Which documents are verified. */
  public enum Scope {
    /** Those that claim to be synthetic. */
    SYNTHETIC,
    /** Those of people too. */
    ALL
  }

  /** The largest share of any documents that it keeps. */
  double keptMax() {
    return Math.max(right.value(), wrong.value());
  }
}
