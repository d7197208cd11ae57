package wellspring.agents.scenario.learner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.FormCodec;
import wellspring.model.mix.Share;

/**
 * What a curator tells its models about who wrote the documents of their corpora. What depends on
 * the kind is a {@link Cases}, so that a new kind does not compile until it is thought of.
 */
public sealed interface LabelPolicy {

  /** How labels stand in a scenario. */
  FormCodec<LabelPolicy> CODEC =
      FormCodec.of(LabelPolicy.class)
          .word("none", "nothing", None.class, None::new)
          .word("blind", "the human fraction alone", Blind.class, Blind::new)
          .word("claims", "what each document claims", Claims.class, Claims::new)
          .form(
              "detector",
              Detector.schema(),
              Detector.class,
              Codecs.SHARE.map(Detector::new, Detector::error))
          .closed();

  /** An answer for each kind. */
  interface Cases<T> {
    T none();

    T blind();

    T claims();

    /**
     * @param error how often the detector errs
     */
    T detector(Share error);
  }

  /** The answer for this kind. */
  <T> T match(Cases<T> cases);

  /** Whether they say something of each document. */
  boolean tellEach();

  /** Nothing. */
  record None() implements LabelPolicy {
    @Override
    public boolean tellEach() {
      return false;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.none();
    }
  }

  /** How many documents of the corpus are human, but not which. */
  record Blind() implements LabelPolicy {
    @Override
    public boolean tellEach() {
      return false;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.blind();
    }
  }

  /** What each document claims. */
  record Claims() implements LabelPolicy {
    @Override
    public boolean tellEach() {
      return true;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.claims();
    }
  }

  /**
   * What a detector makes of each document.
   *
   * @param error how often it takes a person for a model, and as often a model for a person; at
   *     most one half
   */
  record Detector(Share error) implements LabelPolicy {
    static ObjectNode schema() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("title", "Detector")
          .put(
              "description",
              "Each document is looked at by a detector, which errs this often, on people as on models. Half the time is to know nothing.")
          .put("type", "number")
          .put("minimum", 0)
          .put("maximum", 0.5);
    }

    @Override
    public boolean tellEach() {
      return true;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.detector(error);
    }
  }
}
