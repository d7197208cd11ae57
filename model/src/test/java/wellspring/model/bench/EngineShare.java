package wellspring.model.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a device's thread spends its time, by looking at its stack a thousand times a second:
 * within a program of the engine, elsewhere in the engine's library (mostly tensors on their way in
 * and out), in Java, or waiting for work.
 */
final class EngineShare {
  private static final String LIBRARY = "ai.djl.pytorch.jni.PyTorchLibrary";

  private final Thread watched;
  private final Thread watcher;
  private volatile boolean over;
  private long program;
  private long library;
  private long java;

  private EngineShare(Thread watched) {
    this.watched = watched;
    this.watcher = new Thread(this::look, "watcher");
    watcher.setDaemon(true);
  }

  /** Begins to watch the thread with a name. */
  static EngineShare watch(String name) {
    Thread[] threads = new Thread[Thread.activeCount() + 16];
    Thread.enumerate(threads);
    EngineShare share =
        new EngineShare(
            Arrays.stream(threads)
                .filter(thread -> thread != null && thread.getName().equals(name))
                .findFirst()
                .orElseThrow());
    share.watcher.start();
    return share;
  }

  /** Ends it. As JSON: shares of the time in which there was work. */
  String stop() {
    over = true;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    double busy = program + library + java;
    return String.format(
        Locale.ROOT,
        "{\"program\": %.4f, \"transfer\": %.4f, \"java\": %.4f}",
        program / busy,
        library / busy,
        java / busy);
  }

  private void look() {
    while (!over) {
      StackTraceElement[] stack = watched.getStackTrace();
      if (stack.length > 0 && stack[0].getClassName().equals(LIBRARY)) {
        if (stack[0].getMethodName().equals("moduleRunMethod")) {
          program++;
        } else {
          library++;
        }
      } else if (Arrays.stream(stack).noneMatch(frame -> frame.getMethodName().equals("take"))) {
        java++; // else it waits for work
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
