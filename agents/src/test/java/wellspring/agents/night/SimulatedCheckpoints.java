package wellspring.agents.night;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.MemoryCheckpointStore;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/** The checkpoints on a disk, which outlives processes: each is there whole, or not at all. */
final class SimulatedCheckpoints {
  private final MemoryCheckpointStore disk = new MemoryCheckpointStore();
  private final Set<String> there = new HashSet<>();
  private final Map<String, SimulatedCheckpoints> controls = new HashMap<>();

  private SimulatedCheckpoints control(String model) {
    return controls.computeIfAbsent(model, name -> new SimulatedCheckpoints());
  }

  /** Whether a checkpoint can be read. */
  boolean has(String hash) {
    return there.contains(hash);
  }

  /** Whether a checkpoint of a model's control can be read. */
  boolean hasControl(String model, String hash) {
    return control(model).has(hash);
  }

  /** The store of one process. */
  CheckpointStore store(ProcessFaults faults) {
    return new Store(this, faults, true);
  }

  /** The same for who only reads. */
  CheckpointStore reader() {
    return new Store(this, new ProcessFaults(null, ProcessFaults.FaultRates.NONE), false);
  }

  private record Store(SimulatedCheckpoints kept, ProcessFaults faults, boolean writes)
      implements CheckpointStore {
    @Override
    public String save(LanguageModel model) {
      faults.save();
      String hash = kept.disk.save(model);
      kept.there.add(hash);
      return hash;
    }

    @Override
    public LanguageModel load(String hash, Learner learner) {
      if (!kept.has(hash)) {
        throw new Violation("checkpoints", "the checkpoint '" + hash + "' is not there");
      }
      return kept.disk.load(hash, learner);
    }

    @Override
    public boolean has(String hash) {
      return kept.has(hash);
    }

    @Override
    public void forget(String hash) {
      if (writes) {
        kept.there.remove(hash);
        kept.disk.forget(hash);
      }
    }

    @Override
    public CheckpointStore ofControl(String model) {
      return new Store(kept.control(model), faults, writes);
    }
  }
}
