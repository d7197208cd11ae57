package wellspring.model.learner.matrix;

/** How much weight a context gives to the next shorter one. */
public sealed interface Prior {

  /**
   * A weight that is given, the same for every length of context.
   *
   * @param counts the weight, in counts; 0 is maximum likelihood
   */
  record Fixed(double counts) implements Prior {
    public Fixed {
      if (!(counts >= 0 && counts < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("prior must be 0 or more and finite, not " + counts);
      }
      counts = counts == 0 ? 0.0 : counts; // -0.0 is no other model than 0.0
    }
  }

  /**
   * One weight for each length of context, estimated at each fit from the documents themselves, as
   * MacKay and Peto (1995) do: the weights under which documents are likeliest that are left out of
   * the counts ({@link LeftOutDocuments}). Copies of a corpus give the same model as one, while
   * beside a fixed weight counts that multiply leave ever less to the shorter contexts.
   */
  record Estimated() implements Prior {}
}
