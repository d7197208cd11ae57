package wellspring.model.language;

/** A language in which a document can be right or wrong. */
public interface CheckableLanguage extends Language {

  /**
   * Whether a document says nothing wrong.
   *
   * @param document what it says
   * @param round when it is judged, from 0: what was right once may be wrong now
   */
  boolean isRight(String document, int round);
}
