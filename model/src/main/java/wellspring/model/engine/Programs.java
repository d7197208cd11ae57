package wellspring.model.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The programs that one device has compiled. Used by the device's own thread alone. */
final class Programs {
  private final NDManager manager;
  private final ParameterStore noParameters;
  private final Map<Program, PtSymbolBlock> compiled = new HashMap<>();

  Programs(NDManager manager) {
    this.manager = manager;
    this.noParameters = new ParameterStore(manager, false);
  }

  NDList run(Program program, NDList arguments, boolean train) {
    return compiled.computeIfAbsent(program, this::compile).forward(noParameters, arguments, train);
  }

  private PtSymbolBlock compile(Program program) {
    try {
      return JniUtils.loadModule(
          (PtNDManager) manager, new ByteArrayInputStream(program.archive()), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("the engine cannot read a program", e);
    }
  }
}
