package tw.kuroshio.risk;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * Target holdings of one book that keep every cap: the only kind of target execution takes. Only
 * this package makes one. Immutable.
 */
public final class ApprovedPortfolio {

  private final BookId book;
  private final long causingSeq;
  private final String ruleSetVersion;
  private final long[] targetShares;
  private final List<TargetAdjustment> adjustments;

  ApprovedPortfolio(
      BookId book,
      long causingSeq,
      String ruleSetVersion,
      long[] targetShares,
      List<TargetAdjustment> adjustments) {
    this.book = book;
    this.causingSeq = causingSeq;
    this.ruleSetVersion = ruleSetVersion;
    this.targetShares = targetShares.clone();
    this.adjustments = List.copyOf(adjustments);
  }

  public BookId book() {
    return book;
  }

  /** Sequence number of the input that led to it. */
  public long causingSeq() {
    return causingSeq;
  }

  /** Version of the rules it was checked against. */
  public String ruleSetVersion() {
    return ruleSetVersion;
  }

  /** Number of instruments. */
  public int size() {
    return targetShares.length;
  }

  /** Shares to hold, not negative. */
  public long targetShares(int instrument) {
    return targetShares[instrument];
  }

  /** Targets that were changed, in instrument order. */
  public List<TargetAdjustment> adjustments() {
    return adjustments;
  }

  /** Writes the canonical form. */
  public void writeTo(StateWriter out) {
    book.writeTo(out);
    out.putLong(causingSeq).putString(ruleSetVersion).putLongs(targetShares);
    out.putInt(adjustments.size());
    for (TargetAdjustment adjustment : adjustments) {
      adjustment.writeTo(out);
    }
  }

  static ApprovedPortfolio readFrom(StateReader in) {
    BookId book = BookId.readFrom(in);
    long causingSeq = in.getLong();
    String ruleSetVersion = in.getString();
    long[] targetShares = in.getLongs();
    List<TargetAdjustment> adjustments = new ArrayList<>();
    for (int left = in.getCount(24); left > 0; left--) {
      adjustments.add(TargetAdjustment.readFrom(in));
    }
    return new ApprovedPortfolio(book, causingSeq, ruleSetVersion, targetShares, adjustments);
  }
}
