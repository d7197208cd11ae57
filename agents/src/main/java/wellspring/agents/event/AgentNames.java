package wellspring.agents.event;

import java.util.Set;

/** The agents that every run has, beside those that its scenario names. */
public final class AgentNames {
  /** Measures models. */
  public static final String EVALUATOR = "evaluator";

  /** Settles rounds. */
  public static final String SETTLEMENT = "settlement";

  /** Publishes what people write while they watch a run. */
  public static final String GUEST = "visitor";

  /** Keeps the books. */
  public static final String ACCOUNTANT = "accountant";

  /** Whoever in the books is no agent: who pays wages, and whom writers pay what they need. */
  public static final String WORLD = "world";

  /** All of them, and the conductor: no agent of a scenario can have such a name. */
  public static final Set<String> RESERVED =
      Set.of(ControlEvent.CONDUCTOR, EVALUATOR, SETTLEMENT, GUEST, ACCOUNTANT, WORLD);

  /**
   * The cohort, the model or the guests that an author belongs to.
   *
   * @param author who wrote a document, for example {@code people/07}
   */
  public static String groupOf(String author) {
    int end = author.indexOf('/');
    return end < 0 ? author : author.substring(0, end);
  }

  /** Whether an author belongs to a cohort, a model or the guests. */
  public static boolean isOf(String author, String group) {
    return author.startsWith(group)
        && (author.length() == group.length() || author.charAt(group.length()) == '/');
  }

  private AgentNames() {}
}
