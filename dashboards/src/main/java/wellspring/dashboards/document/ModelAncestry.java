package wellspring.dashboards.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelReleased;
import wellspring.dashboards.document.Ancestor.CorpusSource;

/**
 * The generations of a model, and where the text came from that each of them learned from: some
 * numbers for each, since there can be a hundred thousand. For one thread.
 */
public final class ModelAncestry {
  /** Of the generations before a release so many are named, the newest, and the first one. */
  public static final int NEWEST = 20;

  private static final int ROOM_FIRST = 16;
  private static final int NUMBERS_OF_A_SOURCE = 3;

  private final String model;
  private final List<String> authors = new ArrayList<>();
  private int releases;
  private int[] rounds = new int[ROOM_FIRST]; // (releases), as are the next three
  private int[] generations = new int[ROOM_FIRST];
  private double[] humanShares = new double[ROOM_FIRST];
  private double[] depths = new double[ROOM_FIRST];
  private int sources;
  private int[] corpora = new int[ROOM_FIRST]; // (sources x 3): round, author, documents

  /**
   * @param model whose they are
   */
  public ModelAncestry(String model) {
    this.model = model;
  }

  /** Notes a release; they come in their order. */
  public void released(ModelReleased release) {
    if (releases == rounds.length) {
      rounds = Arrays.copyOf(rounds, 2 * releases);
      generations = Arrays.copyOf(generations, 2 * releases);
      humanShares = Arrays.copyOf(humanShares, 2 * releases);
      depths = Arrays.copyOf(depths, 2 * releases);
    }
    rounds[releases] = release.round();
    generations[releases] = release.generation();
    humanShares[releases] = release.humanShare();
    depths[releases] = release.depth();
    releases++;
  }

  /** Notes whose documents a corpus of the model has; rounds come in their order. */
  public void curated(int round, CorpusSource source) {
    int end = NUMBERS_OF_A_SOURCE * sources;
    if (end + NUMBERS_OF_A_SOURCE > corpora.length) {
      corpora = Arrays.copyOf(corpora, 2 * corpora.length);
    }
    int author = authors.indexOf(source.author());
    if (author < 0) {
      author = authors.size();
      authors.add(source.author());
    }
    corpora[end] = round;
    corpora[end + 1] = author;
    corpora[end + 2] = source.documents();
    sources++;
  }

  /**
   * A release and those before it: the newest, and the first generation.
   *
   * @param release whose ancestors are wanted; without it there are none
   * @param latency how many rounds lie between a corpus and the release that learned from it
   */
  public List<Ancestor> of(String release, int latency) {
    int newest = releases - 1;
    while (newest >= 0 && !id(newest).equals(release)) {
      newest--;
    }
    List<Ancestor> ancestors = new ArrayList<>();
    for (int place = newest; place > 0 && place > newest - NEWEST; place--) {
      ancestors.add(at(place, latency));
    }
    if (newest >= 0) {
      ancestors.add(at(0, latency));
    }
    return ancestors;
  }

  private String id(int place) {
    return EventIds.release(generations[place], model);
  }

  private Ancestor at(int place, int latency) {
    return new Ancestor(
        id(place),
        generations[place],
        rounds[place],
        humanShares[place],
        depths[place],
        sources(rounds[place] - latency));
  }

  private List<CorpusSource> sources(int round) {
    List<CorpusSource> found = new ArrayList<>();
    for (int source = first(round); source < sources; source++) {
      int begin = NUMBERS_OF_A_SOURCE * source;
      if (corpora[begin] != round) {
        break;
      }
      found.add(new CorpusSource(authors.get(corpora[begin + 1]), corpora[begin + 2]));
    }
    return found;
  }

  /** The first source that is not of an earlier round. */
  private int first(int round) {
    int low = 0;
    int high = sources;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (corpora[NUMBERS_OF_A_SOURCE * middle] < round) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
