package wellspring.infra.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wellspring.agents.scenario.RealPath;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.model.file.FileFault;

/** Where rows come from: a run, or all runs of a sweep. */
public sealed interface RowSource {
  /** The folder. */
  Path path();

  /**
   * A run.
   *
   * @param name what it is called in the tables
   */
  record Run(String name, RunDirectory directory) implements RowSource {
    @Override
    public Path path() {
      return directory.path();
    }
  }

  /**
   * A sweep.
   *
   * @param name what it is called in the tables
   */
  record Sweep(String name, SweepDirectory directory) implements RowSource {
    @Override
    public Path path() {
      return directory.path();
    }
  }

  /**
   * What lies in some folders: each is a run, a sweep, or a folder of these.
   *
   * @throws RunException if one is none
   */
  static List<RowSource> of(List<Path> folders) {
    Map<Path, RowSource> sources = new LinkedHashMap<>();
    for (Path folder : folders) {
      List<Path> found = isSource(folder) ? List.of(folder) : within(folder);
      if (found.isEmpty()) {
        throw new RunException(
            "%s is not the directory of a run or a sweep and contains none: name one that 'runs' lists"
                .formatted(folder));
      }
      for (Path path : found) {
        sources.putIfAbsent(RealPath.of(path), of(RealPath.absolute(path)));
      }
    }
    return named(new ArrayList<>(sources.values()));
  }

  private static boolean isSource(Path folder) {
    return Files.isRegularFile(folder.resolve("manifest.json"))
        || Files.isRegularFile(folder.resolve("sweep.json"));
  }

  /** Whether a file lies in a run or a sweep, whichever links its path leads over. */
  static boolean holds(Path file) {
    for (Path folder = RealPath.of(file).getParent(); folder != null; folder = folder.getParent()) {
      // The manifests of other programs have that name, too.
      if (isSource(folder) && Files.isRegularFile(folder.resolve("scenario.yaml"))) {
        return true;
      }
    }
    return false;
  }

  private static RowSource of(Path folder) {
    String name = folder.getFileName().toString();
    return Files.isRegularFile(folder.resolve("sweep.json"))
        ? new Sweep(name, new SweepDirectory(folder))
        : new Run(name, RunDirectory.open(folder));
  }

  private static List<Path> within(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(RowSource::isSource).sorted().toList();
    } catch (IOException e) {
      throw FileFault.cannot("read", folder, e);
    }
  }

  /** Sources of the same name are called by their whole path. */
  private static List<RowSource> named(List<RowSource> sources) {
    Map<Path, Integer> counts = new LinkedHashMap<>();
    sources.forEach(source -> counts.merge(source.path().getFileName(), 1, Integer::sum));
    return sources.stream()
        .map(source -> counts.get(source.path().getFileName()) == 1 ? source : byPath(source))
        .toList();
  }

  private static RowSource byPath(RowSource source) {
    String name = source.path().toString();
    return source instanceof Sweep sweep
        ? new Sweep(name, sweep.directory())
        : new Run(name, ((Run) source).directory());
  }
}
