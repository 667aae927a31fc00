package tw.kuroshio.adapters.files;

/** The rows of one symbol, as far as ordering them and finding repeated keys needs. */
interface Columns {

  int size();

  /** Orders the rows; rows of equal keys are the same row twice, or a conflict. */
  long key(int row);

  /** The key as a person reads it, without the symbol. */
  String keyText(int row);

  boolean sameValues(int a, int b);

  /** As {@link SourceFile#place} gives it. */
  long place(int row);
}
