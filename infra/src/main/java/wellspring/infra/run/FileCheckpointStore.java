package wellspring.infra.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import wellspring.agents.world.CheckpointStore;
import wellspring.model.hash.Sha256;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/** Checkpoints as files, each named by the SHA-256 of its bytes. */
public final class FileCheckpointStore implements CheckpointStore {
  /** How many models stay in memory, so that who reads a fresh release need not open its file. */
  private static final int RECENT_MAX = 16;

  private final Path folder;
  private final Map<String, LanguageModel> recent =
      new LinkedHashMap<>(RECENT_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LanguageModel> eldest) {
          return size() > RECENT_MAX;
        }
      };

  /** Keeps checkpoints in a folder, which is made if it is not there. */
  public FileCheckpointStore(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }

  @Override
  public String save(LanguageModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      model.save(bytes);
      String hash = Sha256.hex(bytes.toByteArray());
      Path file = folder.resolve(hash);
      synchronized (this) {
        if (!Files.exists(file)) {
          AtomicFile.write(file, bytes.toByteArray());
        }
      }
      synchronized (recent) {
        recent.put(hash, model);
      }
      return hash;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot save a checkpoint in " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public LanguageModel load(String hash, Learner learner) {
    synchronized (recent) {
      LanguageModel model = recent.get(hash);
      if (model != null) {
        return model;
      }
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(hash)))) {
      return learner.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the checkpoint " + folder.resolve(hash), e);
    }
  }
}
