package wellspring.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  private static final DevicePool DEVICES = DevicePool.open("cpu");
  private static final TorchScriptProgram TASKS =
      TorchScriptProgram.of(TorchScriptProgramTest.class, "tasks.py", "Tasks");
  private static final String REMEDY =
      "the device cpu does not have enough memory; lower the batch, the context or the width";

  @AfterAll
  static void close() {
    DEVICES.close();
  }

  @Test
  void numbersComeBackAsTheyWent() {
    work(
        workspace -> {
          Tensor floats = workspace.floats(new float[] {1.5f, -2, 3, 4, 5, 6}, 2, 3);
          assertThat(floats.shape()).containsExactly(2, 3);
          assertThat(floats.floats()).containsExactly(1.5f, -2, 3, 4, 5, 6);
          assertThat(floats.at(1).floats()).containsExactly(4, 5, 6);
          assertThat(workspace.doubles(new double[] {Math.PI}, 1).doubles())
              .containsExactly(Math.PI);
          assertThat(workspace.longs(new long[] {Long.MIN_VALUE, 7}, 2).longs())
              .containsExactly(Long.MIN_VALUE, 7);
          assertThat(workspace.settings(1, 0.1).doubles()).containsExactly(1, 0.1);
          assertThat(workspace.setting(9).longs()).containsExactly(9);
          assertThat(workspace.zeros(2, 1).floats()).containsExactly(0, 0);
          return null;
        });
  }

  @Test
  void whatIsMadeInsideLivesNoLongerUnlessItMovesOut() {
    work(
        workspace -> {
          Tensor inner;
          Tensor moved;
          try (Workspace inside = workspace.open()) {
            inner = inside.zeros(2);
            moved = inside.floats(new float[] {7}, 1).moveTo(workspace);
          }
          assertThat(moved.floats()).containsExactly(7);
          assertThatThrownBy(inner::floats).isInstanceOf(IllegalStateException.class);
          return null;
        });
  }

  @Test
  void programsLeaveNothingInTheWorkspaceThatIsNotTheirResult() {
    work(
        workspace -> {
          Tensor total = workspace.zeros(3);
          int before = workspace.tensors();
          for (int i = 0; i < 20; i++) {
            try (Workspace step = workspace.open()) {
              step.run(TASKS, "plus", total, step.zeros(3));
              assertThat(step.tensors()).isGreaterThanOrEqualTo(2);
            }
          }
          assertThat(workspace.tensors()).isEqualTo(before);
          return null;
        });
  }

  /** Both where tensors are made and where a program makes them. */
  @Test
  void saysWhatToLowerWhereTheMemoryDoesNotSuffice() {
    long everything = 1L << 52;
    List<Function<Workspace, ?>> works =
        List.of(
            workspace -> workspace.zeros(everything),
            workspace -> workspace.run(TASKS, "huge", workspace.setting(everything)));
    for (Function<Workspace, ?> tooMuch : works) {
      assertThatThrownBy(() -> work(tooMuch))
          .isInstanceOf(DeviceException.class)
          .hasMessage(REMEDY);
    }
    float[] next = work(workspace -> workspace.zeros(1).floats());
    assertThat(next).containsExactly(0);
  }

  private static <T> T work(Function<Workspace, T> work) {
    try {
      return DEVICES.submit(work).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
