package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.learner.gpt.ContextWindows.ContextWindow;

class ContextWindowsTest {
  private static final int LENGTH_MAX = 60;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8, 9, 64})
  void partsCoverASequenceAndStayWithinTheContext(int context) {
    for (int length = 0; length <= LENGTH_MAX; length++) {
      int covered = 0;
      for (ContextWindow window : new ContextWindows(context).of(length)) {
        assertThat(window.from()).isEqualTo(covered);
        assertThat(window.to()).isGreaterThan(window.from());
        assertThat(window.start()).isBetween(0, window.from());
        assertThat(window.length()).isBetween(1, context);
        covered = window.to();
      }
      assertThat(covered).isEqualTo(length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8, 9, 64})
  void everyTokenSeesItsDocumentsBeginningOrMoreThanHalfAContext(int context) {
    ContextWindows windows = new ContextWindows(context);
    for (int last = 0; last <= LENGTH_MAX; last++) {
      int seen = last + 1 - windows.start(last);
      assertThat(seen).isLessThanOrEqualTo(context);
      if (last < context) {
        assertThat(windows.start(last)).isZero();
      } else {
        assertThat(2 * seen).isGreaterThan(context);
      }
    }
  }

  /** So that scores do not depend on what follows. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8, 9, 64})
  void aPlaceIsSeenFromTheSameWindowHoweverLongTheSequenceIs(int context) {
    ContextWindows windows = new ContextWindows(context);
    for (int length = 0; length <= LENGTH_MAX; length++) {
      for (ContextWindow window : windows.of(length)) {
        for (int place = window.from(); place < window.to(); place++) {
          assertThat(windows.start(place)).isEqualTo(window.start());
        }
      }
    }
  }
}
