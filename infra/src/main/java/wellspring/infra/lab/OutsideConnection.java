package wellspring.infra.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Topic;
import wellspring.agents.outside.OutsideDesk;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.kafka.OutsideAccess;
import wellspring.infra.kafka.OutsideTopics;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;

/** The programs outside that take part in a run, from when its log is open until it is closed. */
final class OutsideConnection implements AutoCloseable {
  private final OutsideDesk desk;
  private final Optional<OutsideTopics> topics;
  private final Optional<OutsideAccess> access;

  private OutsideConnection(
      OutsideDesk desk, Optional<OutsideTopics> topics, Optional<OutsideAccess> access) {
    this.desk = desk;
    this.topics = topics;
    this.access = access;
  }

  /**
   * Lets them in, if there are any.
   *
   * @throws RunException if there are, and the run has no Kafka of its own
   */
  static OutsideConnection open(RunSubject subject, RunLog log) {
    OutsideDesk desk = subject.learners().outside();
    if (desk.names().isEmpty()) {
      return new OutsideConnection(desk, Optional.empty(), Optional.empty());
    }
    KafkaCluster kafka =
        log.cluster()
            .orElseThrow(
                () ->
                    new RunException(
                        ("%s takes part from outside, over a Kafka of the run's own: run it alone,"
                                + " without --kafka memory, not in a sweep or a repetition")
                            .formatted(String.join(", ", desk.names()))));
    String run =
        subject
            .directory()
            .map(folder -> RunManifest.read(folder).subject().run())
            .orElse(subject.run());
    OutsideTopics topics = OutsideTopics.open(kafka, run, desk);
    try {
      desk.connect(topics, missed -> log.log().publish(Topic.CONTROL, missed));
      Optional<OutsideAccess> access =
          subject.directory().map(folder -> OutsideAccess.grant(kafka, run, files(desk, folder)));
      topics.listen();
      return new OutsideConnection(desk, Optional.of(topics), access);
    } catch (RuntimeException e) {
      topics.close();
      throw e;
    }
  }

  private static SortedMap<String, Path> files(OutsideDesk desk, RunDirectory folder) {
    SortedMap<String, Path> files = new TreeMap<>();
    desk.names().forEach(name -> files.put(name, folder.outside(name)));
    return files;
  }

  /**
   * The run is over: nobody is waited for any more.
   *
   * @param remarks takes what there is to say of the programs, in sentences
   */
  void conclude(RunEnded ended, List<String> remarks) {
    if (ended.status() == Status.FINISHED) {
      desk.finish();
    }
    remarks.addAll(desk.refusals());
    desk.close();
  }

  @Override
  public void close() {
    desk.close();
    try {
      topics.ifPresent(OutsideTopics::close);
    } finally {
      access.ifPresent(OutsideAccess::close);
    }
  }
}
