package wellspring.agents.round;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.EventIds;
import wellspring.agents.protocol.Order;

/**
 * The stages of a round, as data. A stage more is an entry here, an {@link Order} and the agent
 * that carries it out.
 *
 * <table>
 *   <caption>Who takes part, and what each waits for</caption>
 *   <tr><th>Stage</th><th>Takes part</th><th>Begins when</th></tr>
 *   <tr><td>write</td><td>each cohort, each model, guests if they wrote</td><td>the round is
 *       opened</td></tr>
 *   <tr><td>curate</td><td>for each model, its curator</td><td>all have written</td></tr>
 *   <tr><td>learn</td><td>each model</td><td>its corpus is composed</td></tr>
 *   <tr><td>evaluate</td><td>for each model, the evaluator</td><td>it has learned</td></tr>
 *   <tr><td>compare</td><td>the evaluator, if there are several models</td><td>all are
 *       evaluated</td></tr>
 *   <tr><td>read</td><td>each audience</td><td>all have written</td></tr>
 *   <tr><td>account</td><td>the accountant, if people read or change</td><td>all have
 *       read</td></tr>
 *   <tr><td>respond</td><td>each audience, each cohort that changes</td><td>the books are closed,
 *       and all models evaluated</td></tr>
 *   <tr><td>settle</td><td>the settlement</td><td>all the rest is done</td></tr>
 * </table>
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state, and a list that nobody changes
enum Stage {
  WRITE("writing", Participants::writers, List.of(), RoundState::write) {
    @Override
    List<ControlEvent> announcement(RoundState round) {
      return List.of(
          new ControlEvent.SliceClosed(
              EventIds.step(round.number(), "sliced"), round.number(), round.documents()));
    }
  },
  CURATE("curating", Participants::models, List.of(WRITE), RoundState::curate),
  LEARN("training", Participants::models, List.of(CURATE), RoundState::learn),
  EVALUATE("evaluating", Participants::models, List.of(LEARN), RoundState::evaluate),
  COMPARE("evaluating", Participants::several, List.of(EVALUATE), RoundState::compare),
  READ("reading", Participants::audiences, List.of(WRITE), RoundState::read),
  ACCOUNT("accounting", Participants::accounting, List.of(WRITE, READ), RoundState::account),
  RESPOND("responding", Participants::responding, List.of(ACCOUNT, EVALUATE), RoundState::respond),
  SETTLE("closing", Participants::once, List.of(EVALUATE, COMPARE, RESPOND), RoundState::settle);

  private static final List<Stage> ALL = List.of(values());

  private final String doing;
  private final Function<Participants, List<String>> whom;
  private final List<Stage> after;
  private final BiFunction<RoundState, String, Order> order;

  /**
   * @param doing what is under way meanwhile, in a word for people who wait
   * @param whom the names for each of which there is an order
   * @param after the stages that it waits for; where both are for each model, an order waits for
   *     that of the same model alone
   */
  Stage(
      String doing,
      Function<Participants, List<String>> whom,
      List<Stage> after,
      BiFunction<RoundState, String, Order> order) {
    this.doing = doing;
    this.whom = whom;
    this.after = after;
    this.order = order;
  }

  static List<Stage> all() {
    return ALL;
  }

  String doing() {
    return doing;
  }

  List<String> whom(Participants participants) {
    return whom.apply(participants);
  }

  String id(int round, String name) {
    return EventIds.order(round, name().toLowerCase(Locale.ROOT), name);
  }

  Order order(RoundState round, String name) {
    return order.apply(round, name);
  }

  /** What is said in the log once all have done it. */
  List<ControlEvent> announcement(RoundState round) {
    return List.of();
  }

  /** Whether the order for a name has nothing to wait for any more. */
  boolean isDue(RoundState round, String name) {
    return after.stream()
        .allMatch(
            before ->
                isForTheSame(before, round.participants())
                    ? round.isDone(before, name)
                    : round.isComplete(before));
  }

  /** The names that may be due now that one has done a stage. */
  List<String> followers(Stage done, String name, Participants participants) {
    if (!after.contains(done)) {
      return List.of();
    }
    return isForTheSame(done, participants) ? List.of(name) : whom(participants);
  }

  private boolean isForTheSame(Stage before, Participants participants) {
    List<String> names = whom(participants);
    return names.equals(participants.models()) && before.whom(participants).equals(names);
  }
}
