package wellspring.agents.event;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An audience read, in sums by author: nobody is told who read which document.
 *
 * @param agent the audience
 * @param authors what it read of each, sorted by name
 */
public record AudienceRead(String id, String agent, int round, List<AuthorReading> authors)
    implements Event {
  public AudienceRead {
    authors = List.copyOf(authors);
  }

  /**
   * What it read of an author.
   *
   * @param author a cohort, a model, or guests
   * @param offered how many documents of it were in the feed
   * @param read how many of them were read, each as often as it was; on average
   * @param quality how good the audience takes the author to be
   */
  public record AuthorReading(String author, int offered, double read, double quality) {}

  /** How much it read. */
  public double total() {
    double read = 0;
    for (AuthorReading author : authors) {
      read += author.read();
    }
    return read;
  }

  /** The share of its attention that each author had; of nobody, if it has read nothing. */
  public SortedMap<String, Double> shares() {
    double all = total();
    SortedMap<String, Double> shares = new TreeMap<>();
    if (all > 0) {
      authors.forEach(author -> shares.put(author.author(), author.read() / all));
    }
    return shares;
  }
}
