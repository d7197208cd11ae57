package wellspring.infra.node;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.setup.Setup;

/** The folder of the run that a cluster works on, once a node knows it. */
final class RunFolder extends Setup {
  private final AtomicReference<Path> path = new AtomicReference<>();

  static RunFolder of(ExtendedActorSystem system) {
    return system.settings().setup().get(RunFolder.class).orElseThrow();
  }

  Optional<Path> path() {
    return Optional.ofNullable(path.get());
  }

  void is(Path folder) {
    path.set(folder);
  }
}
