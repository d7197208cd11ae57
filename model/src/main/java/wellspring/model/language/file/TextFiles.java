package wellspring.model.language.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import wellspring.model.file.FileFault;
import wellspring.model.language.file.TextInventory.LeftOut;

/**
 * Which files hold text: a file itself, or what a folder has, in the order of the paths.
 *
 * <p>Names that begin with a dot are passed over. Files of other kinds are left out, and so are
 * cards (README, LICENSE and the like) beside files that are not Markdown: those are the text.
 *
 * @param files what is to be read
 * @param leftOut what is not, and why
 */
record TextFiles(List<Path> files, List<LeftOut> leftOut) {

  /**
   * Finds them.
   *
   * @throws LanguageException if there are none
   */
  static TextFiles in(Path path) {
    if (!Files.exists(path)) {
      throw new LanguageException(
          path, "there is no such file or folder; looked for " + path.toAbsolutePath());
    }
    return Files.isDirectory(path)
        ? inFolder(path)
        : new TextFiles(List.of(requireAccepted(path)), List.of());
  }

  /** A file's path below a folder, with slashes on every system. */
  static String below(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static TextFiles inFolder(Path folder) {
    Walk walk = new Walk(folder);
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    } catch (IOException | UncheckedIOException e) {
      throw new LanguageException(folder, "the folder cannot be listed: " + FileFault.reason(e), e);
    }
    List<Path> files = walk.text();
    if (files.isEmpty()) {
      throw new LanguageException(folder, "the folder has no usable file; " + FileKind.accepted());
    }
    walk.leftOut.sort(Comparator.comparing(LeftOut::name));
    return new TextFiles(files, walk.leftOut);
  }

  /**
   * A pipe can be read only once, and only while another program writes: the run could not be
   * repeated.
   */
  private static Path requireAccepted(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LanguageException(
          file,
          "this is a pipe or a device, and no file that can be read again; write its text into a"
              + " file, and name that");
    }
    if (FileKind.of(file).isEmpty()) {
      throw new LanguageException(
          file,
          "this kind of file is not known; " + FileKind.accepted() + "; rename or convert it");
    }
    return file;
  }

  /** Looks at all that lies in a folder, through links too. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> usable = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    Walk(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      } else if (!attributes.isRegularFile()) {
        leaveOut(file, attributes.isSymbolicLink() ? "a link to nothing" : "no regular file");
      } else if (FileKind.of(file).isEmpty()) {
        leaveOut(file, "no kind that is read");
      } else {
        usable.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      } else if (!(failure instanceof FileSystemLoopException)) {
        throw failure;
      }
      leaveOut(file, "a link to a folder above it");
      return FileVisitResult.CONTINUE;
    }

    List<Path> text() {
      boolean cards =
          usable.stream()
              .filter(file -> !FileKind.isCard(file))
              .anyMatch(file -> FileKind.of(file).orElseThrow() != FileKind.MARKDOWN);
      List<Path> files = new ArrayList<>();
      for (Path file : usable) {
        if (cards && FileKind.isCard(file)) {
          leaveOut(file, "describes the text");
        } else {
          files.add(file);
        }
      }
      files.sort(Comparator.comparing(file -> below(folder, file)));
      return files;
    }

    private void leaveOut(Path file, String reason) {
      leftOut.add(new LeftOut(below(folder, file), reason));
    }

    private boolean isHidden(Path file) {
      return !file.equals(folder) && file.getFileName().toString().startsWith(".");
    }
  }
}
