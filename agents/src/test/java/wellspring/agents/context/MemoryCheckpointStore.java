package wellspring.agents.context;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/** Checkpoints in memory; each is read back from its bytes, so that nothing passes unwritten. */
public final class MemoryCheckpointStore implements CheckpointStore {
  private final Map<String, byte[]> checkpoints = new ConcurrentHashMap<>();
  private final Map<String, MemoryCheckpointStore> controls = new ConcurrentHashMap<>();

  @Override
  public String save(LanguageModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      model.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String hash = Integer.toHexString(Arrays.hashCode(bytes.toByteArray())) + "-" + bytes.size();
    checkpoints.put(hash, bytes.toByteArray());
    return hash;
  }

  @Override
  public LanguageModel load(String hash, Learner learner) {
    try {
      return learner.load(new ByteArrayInputStream(checkpoints.get(hash)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean has(String hash) {
    return checkpoints.containsKey(hash);
  }

  @Override
  public void forget(String hash) {
    checkpoints.remove(hash);
  }

  @Override
  public MemoryCheckpointStore ofControl(String model) {
    return controls.computeIfAbsent(model, name -> new MemoryCheckpointStore());
  }

  /** The same models, without those of controls. */
  public MemoryCheckpointStore withoutControls() {
    MemoryCheckpointStore store = new MemoryCheckpointStore();
    store.checkpoints.putAll(checkpoints);
    return store;
  }

  /** How many it keeps, without those of controls. */
  public int size() {
    return checkpoints.size();
  }
}
