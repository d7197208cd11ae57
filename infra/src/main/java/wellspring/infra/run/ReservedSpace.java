package wellspring.infra.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import wellspring.model.file.FileFault;

/**
 * Room on the disk for what a run or a sweep has to say last: how it ended. It is kept from the
 * beginning, because a full disk is one of the ends.
 */
public final class ReservedSpace {
  private static final int BYTES = 256 << 10;
  private static final String NAME = ".reserve";

  private final Path reserve;

  private ReservedSpace(Path reserve) {
    this.reserve = reserve;
  }

  /**
   * Takes the room.
   *
   * @param folder of the run or the sweep
   * @throws UncheckedIOException if there is none
   */
  public static ReservedSpace keep(Path folder) {
    Path reserve = folder.resolve(NAME);
    byte[] filling = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      filling[i] = (byte) (i * 31 ^ i >> 8); // what a file system might not store if it were zeros
    }
    try {
      Files.write(reserve, filling);
      return new ReservedSpace(reserve);
    } catch (IOException e) {
      throw FileFault.cannot("write", reserve, e);
    }
  }

  /**
   * Gives the room to a file; to be called once, when nothing else is written.
   *
   * @throws UncheckedIOException if it cannot be written even so
   */
  public void write(Path file, String text) {
    giveUp();
    RunDirectory.write(file, text);
  }

  /**
   * Gives the room back to the disk: there is nothing to say.
   *
   * @throws UncheckedIOException if that cannot be done
   */
  public void giveUp() {
    try {
      Files.deleteIfExists(reserve);
    } catch (IOException e) {
      throw FileFault.cannot("delete", reserve, e);
    }
  }
}
