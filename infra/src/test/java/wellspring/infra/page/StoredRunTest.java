package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.dashboards.page.MessageFeed;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.RunManifest;

class StoredRunTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void finishedRunIsToldFromItsFilesAsItWasWhileItWentOn() throws Exception {
    LeftRun left = LeftRun.finished(folder, "a", 4);
    StoredRun run = new StoredRun(left.directory, new MessageFeed());
    run.look();

    List<MessageFeed.Message> told = told(run);
    assertThat(told)
        .extracting(MessageFeed.Message::type)
        .containsExactly("run", "state", "round", "round", "round", "round", "ended", "verdict");
    JsonNode round = json(told, 5);
    assertThat(round.path("round").asInt()).isEqualTo(3);
    assertThat(round.at("/figures/closed/held_out_perplexity/0").asDouble()).isEqualTo(1860);
    assertThat(round.at("/humanFractions/tenth-human").asDouble()).isEqualTo(0.1);
    assertThat(round.at("/releases/0/checkpoint").asText()).isEqualTo("ab3");
    assertThat(round.at("/written/0/claimed").asText()).isEqualTo("synthetic");
    assertThat(round.at("/curated/0/tokens").asInt()).isEqualTo(200);
    assertThat(json(told, 7).at("/models/closed/fate").asText()).isEqualTo("collapsed");
    JsonNode ended = json(told, 6);
    assertThat(ended.path("status").asText()).isEqualTo("finished");
    assertThat(ended.path("fingerprint").asText()).isEqualTo("ab12");
    assertThat(ended.path("verdict").get(0).asText()).startsWith("closed collapsed");
    assertThat(run.feed().reader(0).isAtEnd()).as("messages are still to be read").isFalse();
  }

  @Test
  void killedRunEndsWithWhatItHadClosed() throws Exception {
    try (LeftRun left = new LeftRun(folder, "a")) {
      left.round(0);
      left.round(1);
      StoredRun run = new StoredRun(left.directory, new MessageFeed());
      run.look();

      List<MessageFeed.Message> told = told(run);
      assertThat(told).hasSize(6);
      JsonNode ended = json(told, 4);
      assertThat(ended.path("status").asText()).isEqualTo("aborted");
      assertThat(ended.path("reason").asText()).contains("killed");
    }
  }

  @Test
  void runThatIsUnderWayIsFollowedToItsEnd() throws Exception {
    LeftRun left = new LeftRun(folder, "a");
    FolderLock lock = FolderLock.take(left.directory.path());
    StoredRun run = new StoredRun(left.directory, new MessageFeed());
    run.look();
    left.round(0);
    left.round(1);
    run.look();
    assertThat(rounds(run)).as("the last one may be half written").isEqualTo(1);
    run.look();
    assertThat(rounds(run)).as("nothing has come since").isEqualTo(2);

    left.round(2);
    left.close();
    left.manifest(new RunManifest.RunOutcome("finished", "", 3, "ab", 1, List.of()));
    run.look();
    assertThat(rounds(run)).isEqualTo(3);
    assertThat(told(run)).extracting(MessageFeed.Message::type).endsWith("ended", "verdict");
    lock.close();
  }

  @Test
  void whatPeopleChangedIsToldBeforeTheRoundInWhichItHeld() throws Exception {
    LeftRun left = new LeftRun(folder, "a");
    left.round(0);
    left.steer(1, "curators.tenth-human.human=0.5");
    left.round(1);
    left.close();
    StoredRun run = new StoredRun(left.directory, new MessageFeed());
    run.look();

    List<MessageFeed.Message> told = told(run);
    assertThat(told)
        .extracting(MessageFeed.Message::type)
        .containsSubsequence("round", "mark", "round", "ended");
    assertThat(json(told, 2).at("/humanFractions/tenth-human").asDouble()).isEqualTo(0.1);
    assertThat(json(told, 4).at("/humanFractions/tenth-human").asDouble()).isEqualTo(0.5);
  }

  @Test
  void runOfAnOlderProgramHasNoFlowsAndIsShownAllTheSame() throws Exception {
    LeftRun left = LeftRun.finished(folder, "a", 2);
    Files.delete(left.directory.flows());
    StoredRun run = new StoredRun(left.directory, new MessageFeed());
    run.look();
    assertThat(rounds(run)).isEqualTo(2);
    assertThat(json(told(run), 2).path("written")).isEmpty();
  }

  private static long rounds(StoredRun run) throws InterruptedException {
    return told(run).stream().filter(message -> message.type().equals("round")).count();
  }

  private static List<MessageFeed.Message> told(StoredRun run) throws InterruptedException {
    return new ArrayList<>(run.feed().reader(0).next(1));
  }

  private static JsonNode json(List<MessageFeed.Message> told, int place) throws IOException {
    return MAPPER.readTree(told.get(place).json());
  }
}
