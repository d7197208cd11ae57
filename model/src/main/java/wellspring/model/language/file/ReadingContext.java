package wellspring.model.language.file;

/**
 * What reading a text takes from outside.
 *
 * @param tables read tables that are no text themselves
 * @param watcher is told how far it has come
 */
public record ReadingContext(TableReaders tables, ReadingWatcher watcher) {
  /** No tables, and nobody who watches. */
  public static final ReadingContext PLAIN =
      new ReadingContext(TableReaders.NONE, ReadingWatcher.NOBODY);
}
