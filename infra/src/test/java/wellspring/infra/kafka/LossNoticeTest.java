package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossNoticeTest {
  private final LossNotice notice = new LossNotice();
  private final List<String> told = new ArrayList<>();

  @Test
  void namesThoseWhoAskedBefore() {
    notice.onLoss(reason -> told.add("first " + reason));
    notice.onLoss(reason -> told.add("second " + reason));
    assertThat(notice.reason()).isEmpty();
    notice.lost("fire").forEach(observer -> observer.accept("fire"));
    assertThat(told).containsExactly("first fire", "second fire");
    assertThat(notice.reason()).contains("fire");
  }

  @Test
  void tellsThoseWhoAskLaterAtOnce() {
    assertThat(notice.lost("fire")).isEmpty();
    notice.onLoss(told::add);
    assertThat(told).containsExactly("fire");
  }

  @Test
  void isLostOnceOnly() {
    notice.onLoss(told::add);
    assertThat(notice.lost("fire")).hasSize(1);
    assertThat(notice.lost("water")).isEmpty();
    assertThat(notice.reason()).contains("fire");
  }
}
