package wellspring.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DevicePoolTest {
  private static final TorchScriptProgram TASKS =
      TorchScriptProgram.of(TorchScriptProgramTest.class, "tasks.py", "Tasks");

  @ParameterizedTest
  @ValueSource(strings = {"", "CPU", "tpu", "gpu:", "gpu:-1", "gpu:1000", "cpu:0"})
  void refusesAChoiceThatIsNone(String choice) {
    assertThatThrownBy(() -> DevicePool.open(choice))
        .isInstanceOf(DeviceException.class)
        .hasMessage("there is no device '" + choice + "'; allowed: auto, cpu, gpu, gpu:N");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "gpu:0"})
  void saysWhyThereIsNoGpuAndWhatToDo(String choice) {
    try (DevicePool any = DevicePool.open("auto")) {
      assumeTrue(any.description().startsWith("cpu"), "this machine has a GPU that works");
    }
    assertThatThrownBy(() -> DevicePool.open(choice))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("the device is '" + choice + "'")
        .hasMessageMatching("(?s).*(use cpu or auto|the README says how).*");
  }

  @Test
  void describesItselfForPeople() {
    try (DevicePool devices = DevicePool.open("cpu")) {
      assertThat(devices.count()).isOne();
      assertThat(devices.description())
          .matches("cpu \\(\\d+ threads?\\), PyTorch 2\\.\\d+\\.\\d+.*");
    }
  }

  @Test
  void doesOnePieceAfterTheOtherInTheOrderOfSubmission() {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    try (DevicePool devices = DevicePool.open("cpu")) {
      CompletableFuture<?>[] pieces =
          IntStream.range(0, 50)
              .mapToObj(i -> devices.submit(workspace -> order.add(i)))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(pieces).join();
    }
    assertThat(order).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void whoeverWaitsLearnsWhatAPieceThrewAndTheNextOneWorks() {
    List<Tensor> left = new ArrayList<>();
    try (DevicePool devices = DevicePool.open("cpu")) {
      for (Throwable thrown : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
        CompletableFuture<Object> failing =
            devices.submit(
                workspace -> {
                  left.add(workspace.zeros(3));
                  if (thrown instanceof Error error) {
                    throw error;
                  }
                  throw (RuntimeException) thrown;
                });
        assertThatThrownBy(failing::join)
            .isInstanceOf(CompletionException.class)
            .cause()
            .isSameAs(thrown);
      }
      assertThat(left)
          .hasSize(2)
          .allSatisfy(
              tensor ->
                  assertThatThrownBy(tensor::floats).isInstanceOf(IllegalStateException.class));
      assertThat(devices.submit(workspace -> workspace.zeros(1).floats()).join()).hasSize(1);
    }
  }

  @Test
  void closingStopsWhatIsUnderWayAndAllThatWaits() throws InterruptedException {
    CountDownLatch working = new CountDownLatch(1);
    AtomicReference<Thread> worker = new AtomicReference<>();
    DevicePool devices = DevicePool.open("cpu");
    CompletableFuture<Object> endless =
        devices.submit(
            workspace -> {
              worker.set(Thread.currentThread());
              while (true) {
                try (Workspace step = workspace.open()) {
                  step.run(TASKS, "plus", step.zeros(1), step.zeros(1));
                }
                working.countDown();
              }
            });
    CompletableFuture<float[]> waiting =
        devices.submit(
            workspace ->
                workspace
                    .run(TASKS, "plus", workspace.zeros(1), workspace.zeros(1))
                    .get(0)
                    .floats());
    working.await();
    devices.close();
    assertStopped(endless);
    assertStopped(waiting);
    assertThat(worker.get().isAlive()).isFalse();
  }

  @Test
  void takesNoWorkAfterItWasClosed() {
    DevicePool devices = DevicePool.open("cpu");
    devices.close();
    devices.close();
    assertStopped(devices.submit(workspace -> workspace.zeros(1).floats()));
  }

  private static void assertStopped(CompletableFuture<?> piece) {
    assertThatThrownBy(piece::join)
        .satisfiesAnyOf(
            error -> assertThat(error).isInstanceOf(CancellationException.class),
            error -> assertThat(error).hasCauseInstanceOf(CancellationException.class));
  }
}
