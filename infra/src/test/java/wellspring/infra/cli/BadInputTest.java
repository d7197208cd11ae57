package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be met is refused with exit code 2, says what and how to mend it, leaves nothing. */
class BadInputTest {
  private static final String KEYS = "key, value and remedy";

  @TempDir private Path scratch;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run colapse | colapse | collapse
          run no-such-file.yaml | no-such-file.yaml | there is no
          run collapse ronds=3 | ronds | rounds
          run collapse rounds=many | rounds | many
          run collapse curators.no-human.human=1.5 | curators.no-human.human | 1.5
          run collapse ~humans.people | humans | at least one entry
          run collapse models.closed.curator=nobody | nobody | no-human
          run collapse +curators.idle={human:0} | idle | no model
          run collapse models.closed.learner.order=9 | models.closed.learner.order | 9
          run collapse rounds=3,4 | rounds | sweep
          run text | language.path | language.path=VALUE
          run text language.path=no/such/folder | no/such/folder | does not exist
          run --kafka somewhere | --kafka | somewhere
          run --nodes 127.0.0.1:2551 | --nodes | --kafka HOST:PORT
          run --nodes somewhere --kafka localhost:9092 | --nodes | 10.0.0.1:2551
          run collapse humans.people.outside={} --nodes 127.0.0.1:2551 --kafka localhost:9092 | people | leave --nodes
          node --join somewhere --secret no-such-file | --join | 10.0.0.1:2551
          node --join 127.0.0.1:1 --secret no-such-file | --secret | copy it
          node --join 127.0.0.1:1 | --secret | --help
          run --threads 0 | --threads | 0
          run --threads 99999999 | --threads | 1024
          run --port 99999 | --port | 99999
          run --bind 203.0.113.7 | --bind | 0.0.0.0
          run --speed 0 | --speed | between
          run --linger soon | --linger | 10m
          run --steering no-such-file | --steering | steering.jsonl
          run --seed x | --seed | x
          run --device tpu | --device | gpu:N
          run collapse models.closed.learner={kind:gpt,heads:3} | models.closed.learner.heads | divides
          run collapse models.closed.learner={kind:gpt,tokenizer:byte} | models.closed.learner.tokenizer | word
          run collapse models.closed.learner={kind:gpt} --device gpu:999 | gpu:999 | auto
          run collapse humans.people.outside={} --kafka memory | people | without --kafka memory
          run collapse humans.people.outside={patienceSeconds:0} | humans.people.outside.patienceSeconds | 0
          sweep drift humans.people.outside={} --kafka memory | people | wellspring run
          explain colapse | colapse | collapse
          explain src | src | scenario.yaml
          explain drift rounds=many | rounds | many
          explain text | language.path | language.path=VALUE
          sweep drift curatros.no-human.human=0,1 | curatros | curators
          sweep drift curators.no-human.human=0,1.5 | 1.5 | from 0 to 1
          sweep drift rounds=range(5,1) | rounds | empty range
          sweep drift rounds=range(1,5,0) | step 0 | another step
          sweep drift rounds=2,2 | rounds | twice
          sweep drift seed=1,2 | seed | --replicas
          sweep drift --replicas 0 | --replicas | between 1
          sweep drift --replicas 1 --level 0.5 | --replicas | at least 3
          sweep drift --luck none | --luck | own
          sweep drift --level 0.5 --absolute-level 7 | --absolute-level | exclude each other
          sweep drift curators.no-human.human+rounds=(0,3),(1) | (1) | write one with 2
          sweep drift --jobs 0 | --jobs | between 1
          sweep drift --measure diversty | diversty | diversity
          sweep drift --measure coherence_length | coherence_length | evaluation.measures
          sweep collapse evaluation.measures=all --measure facts_true | facts_true | only language.kind grammar
          sweep drift --level 0 | --level | above 0
          sweep drift --retry-failed | --retry-failed | --resume
          sweep --resume no/such/sweep | no/such/sweep | sweep.json
          sweep --kafka somewhere | --kafka | somewhere
          export no/such/run closed | no/such/run | manifest.json
          export no/such/run closed --generation x | --generation | x
          scenarios validate colapse | colapse | collapse
          scenarios show collapse rounds=0 | rounds | 0
          """)
  void isRefusedByName(String command, String key, String remedy) throws IOException {
    assertRefused(command.strip().split(" "), key.strip(), remedy.strip());
  }

  @Test
  void brokenTextIsRefusedByFile() throws IOException {
    Path binary = Files.write(scratch.resolve("binary.txt"), new byte[] {1, 0, 2, 0});
    Path empty = Files.writeString(scratch.resolve("empty.txt"), "");
    Path latin =
        Files.write(
            scratch.resolve("latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Path tiny = Files.writeString(scratch.resolve("tiny.txt"), "one document");
    Path huge =
        Files.writeString(scratch.resolve("huge.txt"), "word ".repeat(300_000) + "\n\nb\n\nc");

    assertRefused(text(binary), "binary.txt", "binary");
    assertRefused(text(empty), "empty.txt", "no document");
    assertRefused(text(latin), "latin.txt", "UTF-8");
    assertRefused(text(tiny), "tiny.txt", "held");
    assertRefused(text(huge), "huge.txt", "split");
  }

  @Test
  void folderThatCannotHoldARunIsRefused() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "");
    assertRefused(
        new String[] {"run", "--out", file.toString(), "--kafka", "memory"}, "--out", "file");
    assertRefused(
        new String[] {"run", "--out", "/proc/runs", "--kafka", "memory"}, "--out", "/proc/runs");
  }

  @Test
  void brokerThatIsNotThereIsRefused() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertRefused(
        new String[] {"run", "--kafka", "localhost:" + port}, "localhost:" + port, "reach");
    assertRefused(
        new String[] {"sweep", "--kafka", "localhost:" + port}, "localhost:" + port, "reach");
  }

  private String[] text(Path file) {
    return new String[] {"run", "text", "language.path=" + file, "--kafka", "memory"};
  }

  private void assertRefused(String[] arguments, String key, String remedy) throws IOException {
    Path out = scratch.resolve("runs");
    List<String> all = new ArrayList<>(List.of(arguments));
    if (arguments[0].matches("run|sweep") && !all.contains("--out")) {
      all.addAll(List.of("--out", out.toString()));
    }
    Program.Outcome outcome = Program.here(all.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).as(KEYS).contains(key, remedy).doesNotContain("Exception", "\tat ");
    assertThat(out).as("what is left on the disk").doesNotExist();
  }
}
