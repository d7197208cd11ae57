package wellspring.agents.context;

import java.util.List;
import wellspring.agents.event.DocumentWritten;

/**
 * Finds documents by their ids, quickly where ids come in order: a corpus' do, so that the next
 * document is seldom far from the last one. For one thread.
 */
public final class DocumentFinder {
  private final List<DocumentWritten> documents;
  private int next;

  /**
   * @param documents sorted by id
   */
  public DocumentFinder(List<DocumentWritten> documents) {
    this.documents = documents;
  }

  /** The place of a document in the list; -1 if it is not there. */
  public int find(String id) {
    if (next < documents.size() && documents.get(next).id().equals(id)) {
      return next++;
    }
    int low = next > 0 && compare(next - 1, id) >= 0 ? 0 : next;
    int step = 1;
    while (low + step < documents.size() && compare(low + step, id) < 0) {
      low += step;
      step *= 2;
    }
    return between(low, Math.min(low + step, documents.size() - 1), id);
  }

  /** Searches among documents of which the last one may be the first that is not too early. */
  private int between(int from, int last, String id) {
    int low = from;
    int high = last;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, id);
      if (order == 0) {
        next = middle + 1;
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(int index, String id) {
    return documents.get(index).id().compareTo(id);
  }
}
