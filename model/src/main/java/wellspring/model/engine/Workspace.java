package wellspring.model.engine;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A place on a device where tensors are made. All of them are freed together when it is closed.
 * Used by the device's own thread alone.
 */
public final class Workspace implements AutoCloseable {
  private final DeviceWorker programs;
  private final NDManager manager;

  Workspace(DeviceWorker programs, NDManager manager) {
    this.programs = programs;
    this.manager = manager;
  }

  /** A workspace within this one, for what is needed for a shorter time. */
  public Workspace open() {
    return new Workspace(programs, manager.newSubManager());
  }

  /** 32-bit floats, row-major. */
  public Tensor floats(float[] values, long... shape) {
    return make(() -> manager.create(FloatBuffer.wrap(values), new Shape(shape)));
  }

  /** 64-bit floats, row-major. */
  public Tensor doubles(double[] values, long... shape) {
    return make(() -> manager.create(values, new Shape(shape)));
  }

  /** 64-bit integers, row-major. */
  public Tensor longs(long[] values, long... shape) {
    return make(() -> manager.create(values, new Shape(shape)));
  }

  /** Bytes without a sign, row-major. */
  public Tensor bytes(byte[] values, long... shape) {
    return make(() -> manager.create(ByteBuffer.wrap(values), new Shape(shape), DataType.UINT8));
  }

  /** 64-bit floats that stay in the memory of the host, where programs read them without delay. */
  public Tensor settings(double... values) {
    return make(() -> onHost(manager.create(values)));
  }

  /** One integer that stays in the memory of the host. */
  public Tensor setting(long value) {
    return make(() -> onHost(manager.create(value)));
  }

  /** 32-bit zeros. */
  public Tensor zeros(long... shape) {
    return make(() -> manager.zeros(new Shape(shape)));
  }

  /**
   * Lets one thread alone do the work that follows, or all that the device has. Threads that wait
   * for each other at every product are slower than one where the products are small.
   */
  public void useThreads(boolean all) {
    programs.useThreads(all);
  }

  /** Whether the tensors lie on a GPU. */
  public boolean isGpu() {
    return manager.getDevice().isGpu();
  }

  /** Whether products on this device are best left to oneDNN's convolutions. */
  public boolean hasOneDnn() {
    return !isGpu() && JniUtils.getFeatures().contains("MKLDNN");
  }

  /**
   * Runs a program's method.
   *
   * @param arguments tensors, and lists of tensors that are not empty
   * @return what it gives, in this workspace
   */
  public List<Tensor> run(TorchScriptProgram program, String method, Object... arguments) {
    return run(program, method, false, arguments);
  }

  /** Runs a program's method that takes gradients. */
  public List<Tensor> train(TorchScriptProgram program, String method, Object... arguments) {
    return run(program, method, true, arguments);
  }

  private List<Tensor> run(
      TorchScriptProgram program, String method, boolean train, Object... arguments) {
    NDList result = guarded(() -> programs.run(program, named(method, arguments), train));
    return result.stream().map(Tensor::new).toList();
  }

  private Tensor make(Supplier<NDArray> maker) {
    return new Tensor(guarded(maker));
  }

  /** Says what to do where the memory does not suffice. */
  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (EngineException e) {
      if (isOutOfMemory(e)) {
        throw new DeviceException(
            "the device %s does not have enough memory; lower the batch, the context or the width"
                .formatted(DevicePool.name(manager.getDevice())),
            e);
      }
      throw e;
    }
  }

  /**
   * Arguments under the names by which DJL tells a method, a list and a single tensor. The method
   * comes first: results belong to the manager of the first array.
   */
  private NDList named(String method, Object... arguments) {
    IdentityHashMap<NDArray, String> names = new IdentityHashMap<>();
    NDList named = new NDList();
    add(named, manager.create(0f), "module_method:" + method, names);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Tensor tensor) {
        add(named, tensor.array(), "", names);
      } else {
        for (Object element : (List<?>) arguments[i]) {
          add(named, ((Tensor) element).array(), "list" + i + "[]", names);
        }
      }
    }
    return named;
  }

  /** An array has only one name: it cannot be in two lists. */
  private static void add(
      NDList named, NDArray array, String name, IdentityHashMap<NDArray, String> names) {
    if (!names.computeIfAbsent(array, first -> name).equals(name)) {
      throw new IllegalArgumentException(
          "a tensor can be only one of a method's arguments, or in only one of its lists");
    }
    array.setName(name.isEmpty() ? null : name);
    named.add(array);
  }

  private static boolean isOutOfMemory(EngineException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("out of memory") || message.contains("can't allocate memory");
  }

  private static NDArray onHost(NDArray array) {
    return array.toDevice(Device.cpu(), false);
  }

  /** How many tensors live in it, those in workspaces within it not counted. */
  int tensors() {
    return manager.getManagedArrays().size();
  }

  void take(NDArray array) {
    array.attach(manager);
  }

  @Override
  public void close() {
    manager.close();
  }
}
