package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;

/**
 * Members of indices: index,code,effective_from,effective_until,announced_at,removal_announced_at.
 * A member is one from its first day to the day before {@code effective_until}, which is empty as
 * long as it stays. That it comes and that it goes are two facts, each known when it was announced,
 * without that before the open of the day it takes effect.
 */
final class MembershipImporter implements RowImporter {

  static final String COLUMNS =
      "index,code,effective_from,effective_until,announced_at,removal_announced_at";

  private static final Dataset MEMBERSHIP = Dataset.INDEX_MEMBERSHIP;
  private static final int MEMBER = MEMBERSHIP.field("member");

  private final RowSink sink;

  MembershipImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    ImportContext context = sink.context();
    long from = row.separatedDate(at[2], '-');
    long until = row.isEmpty(at[3]) ? RowFields.EMPTY : row.separatedDate(at[3], '-');
    long comesNs = PublishedAt.of(row, at[4], context.publication());
    long goesNs = PublishedAt.of(row, at[5], context.publication());
    @Nullable RowFault fault = null;
    if (row.code(at[1]) == RowFields.BAD) {
      fault = RowFault.BAD_SYMBOL;
    } else if (!IndexName.isOne(row.text(at[0]))) {
      fault = RowFault.BAD_WORD;
    } else if (from == RowFields.BAD || until == RowFields.BAD) {
      fault = RowFault.BAD_DATE;
    } else if (until != RowFields.EMPTY && until <= from) {
      fault = RowFault.BAD_DATE;
    }
    if (fault == null) {
      fault = changeFault(from, comesNs, context);
    }
    if (fault == null) {
      fault = changeFault(until, goesNs, context);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    String subject = row.text(at[0]) + "/" + row.text(at[1]);
    change(subject, from, 1, comesNs, row);
    if (until != RowFields.EMPTY) {
      change(subject, until, 0, goesNs, row);
    }
  }

  private static @Nullable RowFault changeFault(long day, long announcedNs, ImportContext context) {
    @Nullable RowFault fault = PublishedAt.fault(announcedNs, Long.MIN_VALUE, context);
    if (fault != null) {
      return fault;
    }
    if (day == RowFields.EMPTY) {
      return announcedNs == RowFields.EMPTY ? null : RowFault.BAD_DATE;
    }
    return announcedNs == RowFields.EMPTY && context.isFuture(day) ? RowFault.FUTURE_DATE : null;
  }

  private void change(String subject, long day, long member, long announcedNs, RowFields row)
      throws IOException {
    long knownAtNs = PublishedAt.or(announcedNs, sink.context().publication().beforeOpen(day));
    int change = sink.begin(MEMBERSHIP, subject, day, 0, knownAtNs);
    sink.table(MEMBERSHIP).set(change, MEMBER, member);
    sink.end(MEMBERSHIP, row);
  }
}
