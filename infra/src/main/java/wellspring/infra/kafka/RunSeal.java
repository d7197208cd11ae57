package wellspring.infra.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import wellspring.agents.log.LogException;
import wellspring.infra.run.OwnerFile;

/**
 * What tells a run's records from others' on a cluster where others can write: a header {@code
 * wellspring-seal}, which holds {@code EPOCH.NUMBER.AFTER.HASH}.
 *
 * <p>The epoch counts the attempts at the run, from 1; the number is another one for each record of
 * an attempt; and the record's offset is {@code AFTER} or greater. The hash is HMAC-SHA256 under a
 * key that only the run has, its first 16 bytes in Base64 for URLs, of a line {@code TOPIC
 * PARTITION EPOCH.NUMBER.AFTER TYPE LENGTH}, with its line feed, then the record's key, which is so
 * many bytes long, and its value. So no part of a record can be changed, nor can it stand anywhere
 * else.
 */
public final class RunSeal {
  static final String HEADER = "wellspring-seal";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int HASH_BYTES = 16;
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{" + 2 * KEY_BYTES + "}");

  private final int epoch;
  private final boolean takesOver;
  private final AtomicLong number;
  private final ThreadLocal<Mac> macs;

  private RunSeal(byte[] key, int epoch, boolean takesOver, long first) {
    this.epoch = epoch;
    this.takesOver = takesOver;
    this.number = new AtomicLong(first);
    SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
    this.macs = ThreadLocal.withInitial(() -> mac(secret));
  }

  /**
   * What a record's seal says.
   *
   * @param epoch of which attempt it is
   * @param number which of its records
   * @param after the least offset that it can have
   */
  record Seal(int epoch, long number, long after) {}

  /**
   * The seal of a run that begins.
   *
   * @param file where its key is kept, for nobody but the user; empty if the run is not to go on
   */
  public static RunSeal begin(Optional<Path> file) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    file.ifPresent(path -> OwnerFile.write(path, HexFormat.of().formatHex(key) + "\n"));
    return new RunSeal(key, 1, false, 0);
  }

  /**
   * The seal of a run that has begun.
   *
   * @param file where its key is kept
   * @param epoch which attempt at it this is, from 1
   * @throws LogException if there is no such key
   */
  public static RunSeal of(Path file, int epoch) {
    return new RunSeal(key(file), epoch, false, 0);
  }

  /**
   * The seal of an attempt that takes the run over: what earlier ones write from now on does not
   * count, even before this one has written anything.
   *
   * @param file where its key is kept
   * @param epoch which attempt at it this is, from 2
   * @throws LogException if there is no such key
   */
  public static RunSeal takingOver(Path file, int epoch) {
    return new RunSeal(key(file), epoch, true, 0);
  }

  /**
   * The seal of another process that takes part in an attempt: its records have other numbers.
   *
   * @param file where its key is kept
   * @param epoch which attempt it is
   * @throws LogException if there is no such key
   */
  public static RunSeal joining(Path file, int epoch) {
    return new RunSeal(key(file), epoch, true, new SecureRandom().nextLong() >>> 1);
  }

  private static byte[] key(Path file) {
    try {
      String key = Files.readString(file).strip();
      if (KEY.matcher(key).matches()) {
        return HexFormat.of().parseHex(key);
      }
      throw missing(file, "is no key", null);
    } catch (IOException e) {
      throw missing(file, Files.exists(file) ? "cannot be read" : "is not there", e);
    }
  }

  private static LogException missing(Path file, String fault, Exception cause) {
    return new LogException(
        "%s %s, and nothing else tells which records on the cluster are the run's: put it back"
            .formatted(file, fault),
        cause);
  }

  int epoch() {
    return epoch;
  }

  /** Whether nothing counts any more that earlier attempts write from now on. */
  boolean takesOver() {
    return takesOver;
  }

  /**
   * Adds a seal to a record.
   *
   * @param record whose partition is chosen, and whose type is among its headers
   * @param key the bytes of its key
   * @param after what its offset is not less than
   */
  void put(ProducerRecord<String, byte[]> record, byte[] key, long after) {
    String place = epoch + "." + number.getAndIncrement() + "." + after;
    byte[] seal =
        seal(
            record.topic(), record.partition(), place, type(record.headers()), key, record.value());
    record.headers().add(HEADER, seal);
  }

  /** The seal of a record; empty if the run did not put it there. */
  Optional<Seal> read(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(HEADER);
    if (header == null
        || header.value() == null
        || record.key() == null
        || record.value() == null) {
      return Optional.empty();
    }
    String claimed = new String(header.value(), StandardCharsets.US_ASCII);
    String place = claimed.substring(0, Math.max(0, claimed.lastIndexOf('.')));
    byte[] due =
        seal(
            record.topic(),
            record.partition(),
            place,
            type(record.headers()),
            record.key(),
            record.value());
    return MessageDigest.isEqual(due, header.value())
        ? Optional.of(parse(place))
        : Optional.empty();
  }

  /** What the run itself has written there. */
  private static Seal parse(String place) {
    String[] numbers = place.split("\\.", -1);
    return new Seal(
        Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
  }

  private static String type(Headers headers) {
    Header type = headers.lastHeader(EventRecords.TYPE_HEADER);
    return type == null || type.value() == null
        ? ""
        : new String(type.value(), StandardCharsets.UTF_8);
  }

  private byte[] seal(
      String topic, int partition, String place, String type, byte[] key, byte[] value) {
    Mac mac = macs.get();
    String line = topic + " " + partition + " " + place + " " + type + " " + key.length + "\n";
    mac.update(line.getBytes(StandardCharsets.UTF_8));
    mac.update(key);
    byte[] hash = Arrays.copyOf(mac.doFinal(value), HASH_BYTES);
    String seal = place + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    return seal.getBytes(StandardCharsets.US_ASCII);
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e); // each one must
    }
  }
}
