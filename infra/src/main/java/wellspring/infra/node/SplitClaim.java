package wellspring.infra.node;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Says in the run's folder, which all nodes reach, which side of a split goes on.
 *
 * @param owner the node that claims the run for its side
 * @param number grows as long as that node is there
 */
record SplitClaim(String owner, long number) {
  private static final String NAME = ".split";

  /** The claim in a folder; empty if there is none. */
  static Optional<SplitClaim> read(Path folder) throws IOException {
    try {
      String[] words = Files.readString(folder.resolve(NAME)).strip().split(" ", -1);
      return words.length == 2
          ? Optional.of(new SplitClaim(words[0], Long.parseLong(words[1])))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes the claim of a node, unless another one is quicker. Who is the owner then, the file says.
   *
   * @param old the claim that it is to replace; empty if there was none
   */
  static void make(Path folder, String owner, Optional<SplitClaim> old) throws IOException {
    Path file = folder.resolve(NAME);
    String text = owner + " " + (old.map(SplitClaim::number).orElse(0L) + 1);
    if (old.isPresent()) {
      replace(folder, owner, text);
      return;
    }
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      // The other side was quicker.
    }
  }

  /** Shows that its owner is still there. */
  void renew(Path folder) throws IOException {
    replace(folder, owner, owner + " " + (number + 1));
  }

  /** Several nodes may do so at once: each has a file of its own beside. */
  private static void replace(Path folder, String owner, String text) throws IOException {
    Path beside = folder.resolve(NAME + "-" + Integer.toHexString(owner.hashCode()));
    Files.writeString(beside, text);
    Files.move(
        beside,
        folder.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The split is over. */
  static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }
}
