package wellspring.infra.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedByInterruptException;
import org.junit.jupiter.api.Test;

class DuckDbTest {
  @Test
  void anInterruptIsToldAsOneAndNotAsAFaultOfTheMachine() {
    assertThat(DuckDb.why(new ExceptionInInitializerError(new ClosedByInterruptException())))
        .isEqualTo("it was interrupted before DuckDB was ready");
    Thread.currentThread().interrupt();
    try {
      assertThat(DuckDb.why(new UnsatisfiedLinkError())).contains("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whatIsAmissOnTheMachineIsSaidThoughTheErrorItselfSaysNothing() {
    assertThat(
            DuckDb.why(new ExceptionInInitializerError(new IllegalStateException("no space left"))))
        .isEqualTo("DuckDB does not run on this machine: no space left");
    assertThat(DuckDb.why(new NoClassDefFoundError()))
        .isEqualTo("DuckDB does not run on this machine: java.lang.NoClassDefFoundError");
  }
}
