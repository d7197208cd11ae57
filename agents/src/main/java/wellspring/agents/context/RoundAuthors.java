package wellspring.agents.context;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.DocumentWritten;
import wellspring.model.language.InformedLanguage;
import wellspring.model.language.StyledLanguage;

/**
 * The documents of a round by author: a cohort, a model, or the guests. What costs much is found
 * out when it is first asked for. Safe to share between threads.
 */
public final class RoundAuthors {
  private final SortedMap<String, List<DocumentWritten>> byAuthor = new TreeMap<>();
  private final ConcurrentMap<String, double[]> styles = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, int[]> stated = new ConcurrentHashMap<>();

  /**
   * @param documents of one round, sorted by id, so that those of an author stand together
   */
  public RoundAuthors(List<DocumentWritten> documents) {
    int from = 0;
    while (from < documents.size()) {
      String author = AgentNames.groupOf(documents.get(from).agent());
      int to = from + 1;
      while (to < documents.size() && AgentNames.isOf(documents.get(to).agent(), author)) {
        to++;
      }
      byAuthor.put(author, documents.subList(from, to));
      from = to;
    }
  }

  /** All who wrote, with what they did, sorted by id. */
  public SortedMap<String, List<DocumentWritten>> documents() {
    return Collections.unmodifiableSortedMap(byAuthor);
  }

  /** What an author wrote; nothing, if it did not. */
  public List<DocumentWritten> documents(String author) {
    return byAuthor.getOrDefault(author, List.of());
  }

  /**
   * The style of all that an author wrote. Not to be changed.
   *
   * @param author one who wrote
   */
  public double[] style(String author, StyledLanguage language) {
    return styles.computeIfAbsent(author, name -> language.styleOf(texts(name)));
  }

  /**
   * What an author states most often about each fact, -1 where nothing. Not to be changed.
   *
   * @param author one who wrote
   */
  public int[] stated(String author, InformedLanguage language) {
    return stated.computeIfAbsent(author, name -> language.stated(texts(name)));
  }

  private List<String> texts(String author) {
    return documents(author).stream().map(DocumentWritten::text).toList();
  }
}
