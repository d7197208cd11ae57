package wellspring.agents.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.log.MemoryEventLog;

class CorpusReaderTest {

  @Test
  void findsTheDocumentsThatACorpusNamesInWhateverOrder() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      List<DocumentWritten> documents = written(1 + random.nextInt(60));
      List<DocumentWritten> named = new ArrayList<>(documents);
      Collections.shuffle(named, random);
      named = new ArrayList<>(named.subList(0, random.nextInt(named.size() + 1)));
      if (random.nextBoolean()) {
        named.sort((a, b) -> a.id().compareTo(b.id()));
      } else if (!named.isEmpty()) {
        named.add(named.get(0)); // twice
      }
      List<String> ids = named.stream().map(DocumentWritten::id).toList();
      assertThat(read(documents, ids).documents()).isEqualTo(named);
    }
  }

  @Test
  void refusesACorpusThatNamesWhatNobodyHasWritten() {
    for (int absent : new int[] {0, 3, 9}) {
      List<DocumentWritten> all = written(10);
      List<String> ids = all.stream().map(DocumentWritten::id).toList();
      List<DocumentWritten> documents = new ArrayList<>(all);
      documents.remove(absent);
      assertThatIllegalStateException()
          .isThrownBy(() -> read(documents, ids))
          .withMessage(
              "the corpus for model names %s, which was not written in this round",
              ids.get(absent));
    }
  }

  private static Corpus read(List<DocumentWritten> documents, List<String> ids) {
    try (MemoryEventLog log = new MemoryEventLog()) {
      CorpusCurated corpus =
          new CorpusCurated("c", "desk", 0, "model", 0, 1, ids, Collections.emptyList());
      log.publish(Topic.CORPORA, corpus).toCompletableFuture().join();
      OffsetRange slice = OffsetRange.beginning(Topic.CORPORA, 1).next(log.end(Topic.CORPORA));
      return CorpusReader.read(log, 0, documents, slice, "model");
    }
  }

  private static List<DocumentWritten> written(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new DocumentWritten(
                    EventIds.document(0, "people", 2 * i),
                    "people",
                    0,
                    "text " + i,
                    ClaimedProvenance.of(DocumentOrigin.HUMAN),
                    TrueProvenance.HUMAN))
        .toList();
  }
}
