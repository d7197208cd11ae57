package wellspring.agents.theory;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of a scenario that a line has accounted for, beside those that its requirements look at:
 * whatever stands there, the line's forecast is right, because it reads it or because it cannot
 * matter.
 *
 * <p>Keys are named from the place of the model that the line is held against. {@code
 * model.learner.prior} is a key of the model itself, {@code curator.pool} one of its curator,
 * {@code other.model.documents} and {@code other.curator.pool} are keys of other models and their
 * curators; all others are named as in the scenario: {@code language.exponent}, {@code rounds}. A
 * star stands for one name, as in {@code humans.*.writers}; two stars at the end stand for the key
 * itself and all that is below it, as in {@code curator.human.**}, a schedule in any form.
 *
 * @param names such names
 */
record AccountedKeys(List<Name> names) {
  /**
   * How many documents there are, how many of them are people's, and for how long. What readers
   * think of them, and pay, matters only to people who come and go by it.
   */
  static final AccountedKeys MIX =
      of(
          "rounds",
          "humans.*.writers",
          "humans.*.documents",
          "humans.*.price",
          "humans.*.quality",
          "audiences.*.**",
          "model.curator",
          "model.documents",
          "model.price",
          "model.quality",
          "curator.human.**",
          "curator.draw",
          "curator.documents");

  /** The same for learners that read no labels, so that it does not matter which there are. */
  static final AccountedKeys UNLABELLED_MIX = MIX.and("curator.labels", "curator.labels.detector");

  private static final String OTHER = "other";

  AccountedKeys {
    names = List.copyOf(names);
  }

  static AccountedKeys of(String... names) {
    return new AccountedKeys(Stream.of(names).map(Name::of).toList());
  }

  /** These keys and some more. */
  AccountedKeys and(String... further) {
    return new AccountedKeys(Stream.concat(names.stream(), of(further).names.stream()).toList());
  }

  /**
   * Whether a key is among them.
   *
   * @param key from the model's place, part by part
   */
  boolean include(List<String> key) {
    for (Name name : names) {
      if (name.standsFor(key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the line speaks of other models, too. */
  boolean includeOthers() {
    return names.stream().anyMatch(name -> name.parts().get(0).equals(OTHER));
  }

  /**
   * A name that stands for keys.
   *
   * @param parts what each part of a key must be
   * @param open whether the key may go on
   */
  record Name(List<String> parts, boolean open) {
    private static final String ONE = "*";
    private static final String ALL_BELOW = "**";

    Name {
      parts = List.copyOf(parts);
    }

    static Name of(String name) {
      List<String> parts = List.of(name.split("\\."));
      boolean open = parts.get(parts.size() - 1).equals(ALL_BELOW);
      return new Name(open ? parts.subList(0, parts.size() - 1) : parts, open);
    }

    boolean standsFor(List<String> key) {
      if (key.size() < parts.size() || (!open && key.size() > parts.size())) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).equals(ONE) && !parts.get(i).equals(key.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}
