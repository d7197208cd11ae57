package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Steered;

class LiveRunTest {
  @Test
  void anOrderThatRoundingTakesAwaySaysSo() {
    String change = "curators.tenth-human.human=0.02";

    assertThat(remarks(new Intervened("s", 7, change)))
        .singleElement()
        .asString()
        .startsWith(change + " acts as 0: of 20 documents that is none");
  }

  @Test
  void ofAnOrderThatDoesWhatItSaysThereIsNothingToRemark() {
    assertThat(remarks(new Intervened("s", 7, "curators.tenth-human.human=0.5"))).isEmpty();
    assertThat(remarks(new Paused("s", 7))).isEmpty();
  }

  private static List<String> remarks(Steered event) {
    try (LivePage page = LivePage.open(ListenAddress.at(InetAddress.getLoopbackAddress(), 0))) {
      return SmallRun.on(page).remarks(event);
    }
  }
}
