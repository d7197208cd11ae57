package wellspring.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TorchScriptProgramTest {
  private static final DevicePool DEVICES = DevicePool.open("cpu");
  private static final TorchScriptProgram TASKS =
      TorchScriptProgram.of(TorchScriptProgramTest.class, "tasks.py", "Tasks");

  @AfterAll
  static void close() {
    DEVICES.close();
  }

  @Test
  void runsAMethodOnTensors() {
    float[] sum =
        work(
            workspace ->
                workspace
                    .run(
                        TASKS,
                        "plus",
                        workspace.floats(new float[] {1, 2, 3, 4}, 2, 2),
                        workspace.floats(new float[] {10, 20}, 2))
                    .get(0)
                    .floats());
    assertThat(sum).containsExactly(11, 22, 13, 24);
  }

  @Test
  void tellsListsAndTensorsApart() {
    List<Float> found =
        work(
            workspace -> {
              Tensor one = workspace.floats(new float[] {1}, 1);
              Tensor two = workspace.floats(new float[] {2, 2}, 2);
              Tensor weights = workspace.floats(new float[] {3, 5}, 2);
              Tensor ten = workspace.floats(new float[] {10}, 1);
              Tensor six = workspace.floats(new float[] {6}, 1);
              return workspace
                  .run(TASKS, "weighted", weights, List.of(one, two), List.of(ten, six))
                  .stream()
                  .map(tensor -> tensor.floats()[0])
                  .toList();
            });
    assertThat(found).containsExactly(3f + 5 * 4, 10f - 6);
  }

  @Test
  void refusesATensorThatPlaysTwoParts() {
    assertThatThrownBy(
            () ->
                work(
                    workspace -> {
                      Tensor tensor = workspace.zeros(1);
                      return workspace.run(TASKS, "weighted", tensor, List.of(tensor));
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a tensor can be only one of a method's arguments, or in only one of its lists");
  }

  @Test
  void takesGradients() {
    float[] slope =
        work(
            workspace ->
                workspace
                    .train(
                        TASKS, "slope", workspace.floats(new float[] {1, -2}, 2).requireGradient())
                    .get(0)
                    .floats());
    assertThat(slope).containsExactly(3, 12);
  }

  @Test
  void saysWhichTextIsMissing() {
    assertThatThrownBy(
            () -> TorchScriptProgram.of(TorchScriptProgramTest.class, "nothing.py", "Tasks"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing.py is missing from the jar");
  }

  @Test
  void failsWhereTheTextHasNoSuchClass() {
    TorchScriptProgram other =
        TorchScriptProgram.of(TorchScriptProgramTest.class, "tasks.py", "Others");
    assertThatThrownBy(() -> work(workspace -> workspace.run(other, "plus", workspace.zeros(1))))
        .hasMessageContaining("Others");
  }

  private static <T> T work(Function<Workspace, T> work) {
    try {
      return DEVICES.submit(work).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
