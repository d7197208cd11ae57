package wellspring.agents.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Whether some keys of a scenario may have another value from some round on: what counts from then
 * on may, what the past was made with may not. The first rule that knows a key, and applies to the
 * scenario, decides on it.
 *
 * @param keys which: a star stands for one name, two stars at the end for the key itself and all
 *     below it
 * @param refusal why they may not change; empty if they may
 * @param applies to which scenario and key
 */
record ForkRule(
    List<String> keys, Optional<String> refusal, BiPredicate<Scenario, List<String>> applies) {
  private static final String ONE = "*";
  private static final String ALL_BELOW = "**";

  private static final List<ForkRule> RULES =
      List.of(
          allowed("rounds"),
          allowed("curators.*.human.**"),
          allowed("curators.*.draw"),
          allowed("curators.*.documents"),
          allowed("curators.*.pool"),
          allowed("curators.*.labels.**"),
          allowed("curators.*.verifier.**"),
          allowed("curators.*.shortage"),
          allowed("audiences.**"),
          allowed("humans.*.price"),
          allowed("humans.*.quality"),
          refused(
              "humans.*.work.active",
              "it says who writes in the first round",
              (scenario, key) -> scenario.humans().get(key.get(1)).work().isPresent()),
          allowed("humans.*.work.**"),
          allowed("humans.*.assistance.**"),
          allowed("humans.*.imitation.**"),
          allowed("humans.*.correction.**"),
          allowed("humans.*.observation.share"),
          refused("humans.*.observation.**", "people would have known otherwise in the past"),
          refused("humans.*.dialect", "people would have spoken otherwise in the past"),
          allowed("humans.*.disclosure.**"),
          allowed("models.*.disclosure.**"),
          allowed("models.*.price"),
          allowed("models.*.quality"),
          refused(
              "humans.**",
              "people go on in their text from where they are by how much they write in a round:"
                  + " with another amount the past would have been another one",
              (scenario, key) -> !scenario.language().files().isEmpty()),
          allowed("humans.*.writers"),
          allowed("humans.*.documents"),
          allowed("humans.*.outside.patienceSeconds"),
          refused("humans.*.outside", "others have written in the past"),
          allowed("models.*.curator"),
          allowed("models.*.memory.**"),
          allowed("models.*.documents"),
          stacked("models.*.cadence"),
          allowed("models.*.cadence"),
          stacked("models.*.latency"),
          allowed("models.*.latency"),
          allowed("steering.**"),
          refused("name", "the past was run under it"),
          refused("description", "the past was run under it"),
          refused("seed", "the past comes from it; give that of what follows as --seed"),
          refused("language.**", "people would have spoken otherwise in the past"),
          refused("models.*.learner.**", "the past has trained its models with it"),
          refused("models.*.start", "the past has trained its models with it"),
          refused("evaluation.**", "the past was measured by it"),
          refused("collapse.**", "the past is judged by it, too"));

  private static ForkRule allowed(String keys) {
    return new ForkRule(split(keys), Optional.empty(), (scenario, key) -> true);
  }

  private static ForkRule refused(String keys, String reason) {
    return refused(keys, reason, (scenario, key) -> true);
  }

  private static ForkRule refused(
      String keys, String reason, BiPredicate<Scenario, List<String>> applies) {
    return new ForkRule(split(keys), Optional.of(reason), applies);
  }

  private static ForkRule stacked(String keys) {
    return refused(
        keys,
        "models that are trained in one stack have to go on to train in the same rounds",
        (scenario, key) -> scenario.models().get(key.get(1)).learner().isStacked());
  }

  private static List<String> split(String keys) {
    return List.of(keys.split("\\."));
  }

  /**
   * The rule that decides on a key.
   *
   * @param scenario what was in force until now
   * @return empty if none knows it
   */
  static Optional<ForkRule> of(Scenario scenario, List<String> key) {
    return RULES.stream()
        .filter(rule -> rule.knows(key) && rule.applies.test(scenario, key))
        .findFirst();
  }

  private boolean knows(List<String> key) {
    boolean open = keys.get(keys.size() - 1).equals(ALL_BELOW);
    int named = open ? keys.size() - 1 : keys.size();
    if (key.size() < named || (!open && key.size() > named)) {
      return false;
    }
    for (int i = 0; i < named; i++) {
      if (!keys.get(i).equals(ONE) && !keys.get(i).equals(key.get(i))) {
        return false;
      }
    }
    return true;
  }
}
