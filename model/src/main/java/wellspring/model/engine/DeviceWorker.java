package wellspring.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import wellspring.model.file.FileFault;

/**
 * One device at work: its memory, and the programs that it has compiled. Used by the device's own
 * thread alone, but for {@link #stop}.
 */
final class DeviceWorker implements AutoCloseable {
  private final NDManager manager;
  private final ParameterStore noParameters;
  private final Map<TorchScriptProgram, PtSymbolBlock> compiled = new HashMap<>();
  private final int threads;
  private volatile boolean stopped;

  /**
   * @param threads how many threads of the CPU its programs use
   */
  DeviceWorker(Device device, String engine, int threads) {
    this.threads = threads;
    this.manager = NDManager.newBaseManager(device, engine);
    this.noParameters = new ParameterStore(manager, false);
  }

  /** An empty workspace. */
  Workspace workspace() {
    return new Workspace(this, manager.newSubManager());
  }

  /**
   * @throws CancellationException after {@link #stop}
   */
  NDList run(TorchScriptProgram program, NDList arguments, boolean train) {
    if (stopped) {
      throw new CancellationException("the devices were closed");
    }
    return compiled.computeIfAbsent(program, this::compile).forward(noParameters, arguments, train);
  }

  /** Lets the programs that follow use all threads, or only one. */
  void useThreads(boolean all) {
    JniUtils.setNumThreads(all ? threads : 1);
  }

  /** Lets no further program run. */
  void stop() {
    stopped = true;
  }

  private PtSymbolBlock compile(TorchScriptProgram program) {
    try {
      return JniUtils.loadModule(
          (PtNDManager) manager, new ByteArrayInputStream(program.archive()), false, false);
    } catch (IOException e) {
      throw FileFault.cannot("read", "a program of the engine", e);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
