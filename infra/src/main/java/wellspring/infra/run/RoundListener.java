package wellspring.infra.run;

/** Somebody who wants to know what a round showed. Called from one thread, round by round. */
@FunctionalInterface
public interface RoundListener {

  /** A round was closed. */
  void roundClosed(ClosedRound round);
}
