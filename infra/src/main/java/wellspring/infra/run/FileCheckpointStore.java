package wellspring.infra.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.crash.CrashPoint;
import wellspring.model.file.FileFault;
import wellspring.model.hash.Sha256;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/** Checkpoints as files, each named by the SHA-256 of its bytes. */
public final class FileCheckpointStore implements CheckpointStore {
  /**
   * How many models stay in memory, if there is room, so that who reads a fresh release need not
   * open its file.
   */
  private static final int RECENT_MAX = 16;

  private static final int BUFFER_BYTES = 1 << 16;

  /** The folder with those of human-only controls, in one of each model's. */
  public static final String CONTROLS = "controls";

  private final Path folder;
  private final boolean keepsControls;
  private final AtomicLong saved = new AtomicLong();
  private final Map<String, Reference<LanguageModel>> recent =
      new LinkedHashMap<>(RECENT_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reference<LanguageModel>> eldest) {
          return size() > RECENT_MAX;
        }
      };

  /**
   * Keeps checkpoints in a folder, which is made if it is not there.
   *
   * @param keepsControls whether human-only controls are kept too, each in a folder of its own
   */
  public FileCheckpointStore(Path folder, boolean keepsControls) {
    this.folder = folder;
    this.keepsControls = keepsControls;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileFault.cannot("make", folder, e);
    }
  }

  @Override
  public String save(LanguageModel model) {
    Path beside = folder.resolve("checkpoint-" + saved.incrementAndGet() + ".partial");
    try {
      String hash = write(model, beside);
      CrashPoint.CHECKPOINT_WRITTEN.reached();
      AtomicFile.move(beside, folder.resolve(hash));
      CrashPoint.CHECKPOINT_SAVED.reached();
      synchronized (recent) {
        recent.put(hash, new SoftReference<>(model));
      }
      return hash;
    } catch (IOException e) {
      throw FileFault.cannot("save", "a checkpoint in " + folder, e);
    } finally {
      deleteIfThere(beside);
    }
  }

  /** Never holds the whole checkpoint in memory; answers its hash. */
  private static String write(LanguageModel model, Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (OutputStream out =
        new BufferedOutputStream(
            new DigestOutputStream(Files.newOutputStream(file), digest), BUFFER_BYTES)) {
      model.save(out);
    }
    return Sha256.hex(digest);
  }

  private static void deleteIfThere(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileFault.cannot("delete", file, e);
    }
  }

  @Override
  public LanguageModel load(String hash, Learner learner) {
    synchronized (recent) {
      Reference<LanguageModel> kept = recent.get(hash);
      LanguageModel model = kept == null ? null : kept.get();
      if (model != null) {
        return model;
      }
    }
    Path file = folder.resolve(hash);
    MessageDigest digest = Sha256.digest();
    try (InputStream in =
        new BufferedInputStream(
            new DigestInputStream(Files.newInputStream(file), digest), BUFFER_BYTES)) {
      LanguageModel model = learner.load(in);
      in.transferTo(OutputStream.nullOutputStream());
      requireWhole(file, hash, Sha256.hex(digest));
      return model;
    } catch (NoSuchFileException e) {
      throw FileFault.saying("the checkpoint %s is not there: restore it".formatted(file), e);
    } catch (IOException e) {
      throw FileFault.saying(
          "the checkpoint %s cannot be loaded: %s".formatted(file, FileFault.why(e)), e);
    }
  }

  @Override
  public boolean has(String hash) {
    return Files.isRegularFile(folder.resolve(hash));
  }

  private static void requireWhole(Path file, String named, String found) throws IOException {
    if (!named.equals(found)) {
      throw new IOException(
          "it is damaged: its bytes have the SHA-256 %s, which is not its name; restore %s"
              .formatted(found, file.getFileName()));
    }
  }

  @Override
  public void forget(String hash) {
    synchronized (recent) {
      recent.remove(hash);
    }
    deleteIfThere(folder.resolve(hash));
    CrashPoint.CHECKPOINT_FORGOTTEN.reached();
  }

  @Override
  public CheckpointStore ofControl(String model) {
    return keepsControls
        ? new FileCheckpointStore(folder.resolve(CONTROLS).resolve(model), false)
        : CheckpointStore.NOWHERE;
  }
}
