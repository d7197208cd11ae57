package wellspring.infra.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import wellspring.agents.context.CheckpointStore;
import wellspring.model.file.FileFault;
import wellspring.model.hash.Sha256;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/**
 * Checkpoints of one run that nobody wants later: only their hashes are taken, and the models that
 * were last used stay in memory.
 */
final class RecentCheckpoints implements CheckpointStore {
  /** A model that is in use is read once a round, and in a round a model saves two at most. */
  private static final int OF_A_MODEL = 4;

  private final Map<String, LanguageModel> recent;
  private final CheckpointStore past;

  /**
   * @param models how many models the run has
   * @param past where those are kept that another run has trained whose past it shares
   */
  RecentCheckpoints(int models, CheckpointStore past) {
    this.past = past;
    int size = OF_A_MODEL * models;
    this.recent =
        new LinkedHashMap<>(2 * size, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, LanguageModel> eldest) {
            return size() > size;
          }
        };
  }

  @Override
  public String save(LanguageModel model) {
    MessageDigest digest = Sha256.digest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      model.save(out);
    } catch (IOException e) {
      throw FileFault.cannot("hash", "a checkpoint", e);
    }
    String hash = Sha256.hex(digest);
    synchronized (recent) {
      recent.put(hash, model);
    }
    return hash;
  }

  @Override
  public boolean has(String hash) {
    synchronized (recent) {
      if (recent.containsKey(hash)) {
        return true;
      }
    }
    return past.has(hash);
  }

  @Override
  public LanguageModel load(String hash, Learner learner) {
    synchronized (recent) {
      LanguageModel model = recent.get(hash);
      if (model != null) {
        return model;
      }
    }
    if (past.has(hash)) {
      LanguageModel model = past.load(hash, learner);
      synchronized (recent) {
        recent.put(hash, model);
      }
      return model;
    }
    throw new IllegalStateException(
        "the checkpoint " + hash + " is neither in memory nor with the run whose past is shared");
  }
}
