package tw.kuroshio.app;

import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.IndexReferenceCursor;
import tw.kuroshio.feed.twse.IndexValueCursor;
import tw.kuroshio.feed.twse.SectorIndex;
import tw.kuroshio.feed.twse.SectorIndicesCursor;

/** Tells indices: formats 3 and 21, and a single value, format 10 of TWSE and 12 of TPEx. */
final class IndexFields {

  private final SectorIndicesCursor sectors = new SectorIndicesCursor();
  private final IndexValueCursor value = new IndexValueCursor();
  private final IndexReferenceCursor reference = new IndexReferenceCursor();

  void writeSectors(byte[] buffer, int offset, FieldSink sink) {
    sectors.wrap(buffer, offset);
    sink.text("time", WireTimes.seconds(sectors.timeNsOfDay()));
    sink.number("count", sectors.values());
    sink.beginList("values");
    int left = sectors.values();
    for (SectorIndex index : SectorIndex.values()) {
      if (left-- <= 0) {
        break;
      }
      sink.beginItem();
      sink.text("index", index.indexId());
      sink.decimal("value", sectors.valueE2(index), 2);
      sink.endObject();
    }
    sink.endList();
  }

  void writeValue(byte[] buffer, int offset, FieldSink sink) {
    value.wrap(buffer, offset);
    sink.text("index", CodeKey.toText(value.indexKey()));
    sink.text("time", WireTimes.seconds(value.timeNsOfDay()));
    sink.decimal("value", value.valueE2(), 2);
  }

  void writeReference(byte[] buffer, int offset, FieldSink sink) {
    reference.wrap(buffer, offset);
    sink.text("index", CodeKey.toText(reference.indexKey()));
    sink.text("name", reference.chineseName());
    sink.text("englishName", reference.englishName());
    sink.decimal("previousClose", reference.previousCloseE2(), 2);
    sink.text("open", WireTimes.minutes(reference.openingTimeNsOfDay()));
    sink.text("close", WireTimes.minutes(reference.closingTimeNsOfDay()));
    sink.number("carryingFormat", reference.carryingFormat());
  }
}
