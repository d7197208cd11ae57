package wellspring.model.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wellspring.model.thread.DaemonThreads;

/**
 * The devices on which work is done: the CPU, or GPUs. Each does one piece of work at a time, on a
 * thread of its own; the next piece goes to whichever device is free. A CPU counts as several
 * devices where there are several models.
 *
 * <p>Nothing draws from the engine's own random generator, which all threads of a process share.
 */
public final class DevicePool implements AutoCloseable {
  private static final String ENGINE = "PyTorch";

  /** How long a program that runs may hold up the end. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(30);

  private final List<Device> devices;
  private final int threadsOfEach;
  private final List<DeviceWorker> programs;
  private final List<Thread> threads = new ArrayList<>();
  private final BlockingQueue<Optional<Consumer<DeviceWorker>>> queue = new LinkedBlockingQueue<>();
  private boolean closed;

  private DevicePool(List<Device> devices, int threadsOfEach) {
    this.devices = List.copyOf(devices);
    this.threadsOfEach = threadsOfEach;
    this.programs =
        devices.stream().map(device -> new DeviceWorker(device, ENGINE, threadsOfEach)).toList();
    for (int i = 0; i < devices.size(); i++) {
      DeviceWorker own = programs.get(i);
      Thread thread = DaemonThreads.of("device " + name(devices.get(i)), () -> work(own));
      thread.start();
      threads.add(thread);
    }
  }

  /** The same for one model at a time, which has all cores. */
  public static DevicePool open(String choice) {
    return open(choice, 1);
  }

  /**
   * Loads the engine and opens devices.
   *
   * @param choice {@code auto} for the GPUs if there are any and the CPU if not; {@code cpu};
   *     {@code gpu} for all GPUs; {@code gpu:N} for one
   * @param models how many models there are to train. They share a CPU: each has its part of the
   *     cores, which for small models is much faster than all cores for one after the other. Up to
   *     two have one core.
   * @throws DeviceException if the choice cannot be met; the message says why and what to do
   */
  public static DevicePool open(String choice, int models) {
    if (!choice.matches("auto|cpu|gpu|gpu:\\d{1,3}")) {
      throw new DeviceException(
          "there is no device '" + choice + "'; allowed: auto, cpu, gpu, gpu:N");
    }
    Engine engine = engine();
    int gpus = engine.getGpuCount();
    boolean cuda = engine.hasCapability("CUDA") && gpus > 0;
    if (choice.equals("cpu") || (choice.equals("auto") && !cuda)) {
      return ofCpu(models);
    }
    if (!cuda) {
      throw new DeviceException(missing(choice, engine, gpus));
    }
    if (choice.startsWith("gpu:")) {
      int number = Integer.parseInt(choice.substring("gpu:".length()));
      if (number >= gpus) {
        throw new DeviceException(
            "there is no %s: this machine has %d GPUs, numbered from 0".formatted(choice, gpus));
      }
      return new DevicePool(List.of(Device.gpu(number)), 1);
    }
    return new DevicePool(IntStream.range(0, gpus).mapToObj(Device::gpu).toList(), 1);
  }

  private static DevicePool ofCpu(int models) {
    int parts = Math.max(1, Math.min(models, 2 * Cores.COUNT));
    return new DevicePool(
        Collections.nCopies(parts, Device.cpu()), Math.max(1, Cores.COUNT / parts));
  }

  /** Where the engine will unpack its native library, if it has not done so yet. */
  public static Optional<Path> unpacksInto() {
    Path cache = Utils.getEngineCacheDir(ENGINE.toLowerCase(Locale.ROOT));
    boolean given = Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH") != null;
    return given || Files.isDirectory(cache) ? Optional.empty() : Optional.of(cache);
  }

  /** How many pieces of work are done at once. */
  public int count() {
    return devices.size();
  }

  /** What they are, for people: for example {@code cpu (2 threads), PyTorch 2.7.1}. */
  public String description() {
    String names =
        devices.get(0).isGpu()
            ? devices.stream().map(DevicePool::name).collect(Collectors.joining(", "))
            : "cpu (%s)".formatted(threads());
    return names + ", " + ENGINE + " " + engine().getVersion();
  }

  private String threads() {
    String each = threadsOfEach == 1 ? "1 thread" : threadsOfEach + " threads";
    return devices.size() == 1 ? each : each + " for each of " + devices.size() + " models";
  }

  /**
   * Does a piece of work on the next free device.
   *
   * @param work is given an empty workspace, which is closed after it
   * @return what the work gives, or what it throws; a {@link CancellationException} if the devices
   *     are closed before it is done
   */
  public <T> CompletableFuture<T> submit(Function<Workspace, T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    // Asynchronously, so that who waits for the result does not hold the device up.
    Consumer<DeviceWorker> order =
        device -> {
          try {
            T value = done(work, device);
            result.completeAsync(() -> value);
          } catch (Throwable e) {
            result.completeAsync(
                () -> {
                  throw new CompletionException(e);
                });
          }
        };
    return enqueue(order)
        ? result
        : CompletableFuture.failedFuture(new CancellationException("the devices are closed"));
  }

  private static <T> T done(Function<Workspace, T> work, DeviceWorker device) {
    try (Workspace workspace = device.workspace()) {
      return work.apply(workspace);
    }
  }

  private synchronized boolean enqueue(Consumer<DeviceWorker> order) {
    return !closed && queue.add(Optional.of(order));
  }

  /**
   * Ends the work: what is under way fails at its next program, and all that waits fails. Returns
   * when the devices are at rest, so that the process can end: the engine's code must not run any
   * more when its libraries are taken down.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      programs.forEach(DeviceWorker::stop);
      threads.forEach(thread -> queue.add(Optional.empty()));
    }
    threads.forEach(thread -> DaemonThreads.awaitEnd(thread, CLOSE_MAX));
  }

  static String name(Device device) {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  private void work(DeviceWorker device) {
    device.useThreads(true);
    JniUtils.setGradMode(true);
    JniUtils.setGraphExecutorOptimize(false); // what it optimises depends on what ran before
    try (device) {
      while (true) {
        Optional<Consumer<DeviceWorker>> next = queue.take();
        if (next.isEmpty()) {
          return;
        }
        next.get().accept(device);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Engine engine() {
    System.setProperty("OPT_OUT_TRACKING", "true"); // DJL would report its use to its makers
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    return Engine.getEngine(ENGINE);
  }

  private static String missing(String choice, Engine engine, int gpus) {
    return gpus == 0
        ? "the device is '%s', but no CUDA device was found; use cpu or auto, or check the driver with nvidia-smi"
            .formatted(choice)
        : "'%s' was asked for and there are %d GPUs, but the PyTorch library in use is for CPUs (%s); the README says how to get the one for CUDA"
            .formatted(choice, gpus, engine.getVersion());
  }

  /** What the engine starts with, before any device takes its part. */
  private static final class Cores {
    /** All cores, or what {@code OMP_NUM_THREADS} says. */
    static final int COUNT = JniUtils.getNumThreads();
  }
}
