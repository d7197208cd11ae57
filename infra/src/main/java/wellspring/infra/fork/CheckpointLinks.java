package wellspring.infra.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.context.ReleaseReader;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;

/**
 * Gives a child the checkpoints that its parent's past names: the same files, where that is
 * possible.
 */
final class CheckpointLinks {
  private final RunDirectory parent;
  private final RunDirectory child;

  CheckpointLinks(RunDirectory parent, RunDirectory child) {
    this.parent = parent;
    this.child = child;
  }

  /**
   * Links, or copies.
   *
   * @param log the parent's
   * @param rounds the past
   * @throws RunException if one is missing with which a model writes or is compared later
   */
  void make(EventLog log, List<RoundClosed> rounds) {
    Set<String> names = new LinkedHashSet<>();
    requireNeeded(parent, log, rounds, names::add);
    names.forEach(name -> link(parent.checkpoints(), child.checkpoints(), name));
    linkControls(names);
  }

  /**
   * Looks whether those are there with which models write or are compared later.
   *
   * @param log the parent's
   * @param rounds the past
   * @param named takes the names of all that the past names
   * @throws RunException if one is missing
   */
  static void requireNeeded(
      RunDirectory parent, EventLog log, List<RoundClosed> rounds, Consumer<String> named) {
    Map<String, ModelReleased> first = new HashMap<>();
    Map<String, ModelReleased> last = new HashMap<>();
    for (RoundClosed round : rounds) {
      ReleaseReader releases = ReleaseReader.of(log, round.round(), round.slice(Topic.RELEASES));
      releases.released().forEach(release -> first.putIfAbsent(release.agent(), release));
      releases.released().forEach(release -> last.put(release.agent(), release));
      releases.released().forEach(release -> named.accept(release.checkpoint()));
      releases.trained().forEach(trained -> named.accept(trained.checkpoint()));
    }
    Stream.concat(first.values().stream(), last.values().stream())
        .forEach(release -> require(parent, release));
  }

  private static void require(RunDirectory parent, ModelReleased release) {
    Path file = parent.checkpoints().resolve(release.checkpoint());
    if (!Files.isRegularFile(file)) {
      throw new RunException(
          "the checkpoint of generation %d of %s, %s, is not there, and a fork goes on from it: restore it"
              .formatted(release.generation(), release.agent(), file));
    }
  }

  /** Each model's are in a folder of its own; one that is not there is trained again. */
  private void linkControls(Set<String> names) {
    Path controls = parent.checkpoints().resolve(FileCheckpointStore.CONTROLS);
    if (!Files.isDirectory(controls)) {
      return;
    }
    try (Stream<Path> models = Files.list(controls)) {
      for (Path model : models.toList()) {
        Path target =
            child.checkpoints().resolve(FileCheckpointStore.CONTROLS).resolve(model.getFileName());
        names.forEach(name -> link(model, target, name));
      }
    } catch (IOException e) {
      throw FileFault.cannot("read", controls, e);
    }
  }

  private static void link(Path from, Path to, String name) {
    Path file = from.resolve(name);
    Path target = to.resolve(name);
    if (!Files.isRegularFile(file) || Files.exists(target)) {
      return;
    }
    try {
      Files.createDirectories(to);
      try {
        Files.createLink(target, file);
      } catch (IOException | UnsupportedOperationException e) { // on another disk, for example
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw FileFault.cannot("copy", file + " to " + to, e);
    }
  }
}
