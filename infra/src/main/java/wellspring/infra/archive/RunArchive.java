package wellspring.infra.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;
import wellspring.model.text.CountPhrase;

/**
 * The runs and sweeps of some folders, read again at each request: new ones appear, and deleted
 * ones disappear.
 */
public final class RunArchive {
  private static final int NAMED_MAX = 5;

  private final List<Path> folders;

  private RunArchive(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /**
   * What lies in some folders: each is a run, a sweep, or a folder of these.
   *
   * @throws RunException if one is no folder
   */
  public static RunArchive of(List<Path> folders) {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new RunException(
            "%s %s: name a run, a sweep, or a folder of these%s"
                .formatted(
                    folder,
                    Files.exists(folder) ? "is no folder" : "is not there",
                    beside(folder)));
      }
    }
    return new RunArchive(
        folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList());
  }

  /**
   * Something on the shelf.
   *
   * @param id what it is called here: the name of its folder, with a number if another has that
   */
  public record Item(String id, RunEntry entry) {}

  /** The folders, as people named them. */
  public List<Path> folders() {
    return folders;
  }

  /** All that there is, the newest first. */
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    places()
        .forEach(
            (id, path) -> RunEntry.of(path).ifPresent(entry -> items.add(new Item(id, entry))));
    items.sort(Comparator.comparing((Item item) -> item.entry().started()).reversed());
    return items;
  }

  /** The folder of a run or a sweep; empty if there is none that is called so. */
  public Optional<Path> find(String id) {
    return Optional.ofNullable(places().get(id));
  }

  private Map<String, Path> places() {
    Map<String, Path> places = new LinkedHashMap<>();
    for (Path folder : folders) {
      for (Path path : RunEntry.isOne(folder) ? List.of(folder) : within(folder)) {
        if (!places.containsValue(path)) {
          places.put(free(path.getFileName().toString(), places), path);
        }
      }
    }
    return places;
  }

  /** What could be named instead of something that is not there, the newest first. */
  private static String beside(Path folder) {
    Path above = folder.toAbsolutePath().normalize().getParent();
    List<String> names =
        above == null || !Files.isDirectory(above)
            ? List.of()
            : new RunArchive(List.of(above)).items().stream().map(Item::id).toList();
    return names.isEmpty()
        ? ", as --out named it"
        : "; in %s there %s %s"
                .formatted(
                    above,
                    CountPhrase.verb(names.size(), "is", "are"),
                    String.join(", ", names.subList(0, Math.min(NAMED_MAX, names.size()))))
            + (names.size() > NAMED_MAX ? ", and more" : "");
  }

  private static String free(String name, Map<String, Path> taken) {
    String id = name;
    for (int number = 2; taken.containsKey(id); number++) {
      id = name + " (" + number + ")";
    }
    return id;
  }

  private static List<Path> within(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(RunEntry::isOne).sorted().toList();
    } catch (IOException e) {
      throw FileFault.cannot("read", folder, e);
    }
  }
}
