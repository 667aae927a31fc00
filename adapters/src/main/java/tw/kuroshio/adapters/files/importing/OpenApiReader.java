package tw.kuroshio.adapters.files.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowText;
import tw.kuroshio.adapters.files.TableFault;

/**
 * Answers of the exchange's OpenAPI: a list of flat objects whose values are all texts. The names
 * of the first object say which endpoint answered. One document, or a tar archive of documents.
 */
final class OpenApiReader {

  private final RowSink sink;
  private final JsonFactory json =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final RowText row = new RowText();
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private @Nullable OpenApiForm form;
  private @Nullable RowImporter importer;
  private int[] positions = {};
  private boolean textsOnly;

  OpenApiReader(RowSink sink) {
    this.sink = sink;
  }

  /** Rows read. */
  long read(SourceStart source) throws IOException {
    if (!TarEntries.isTar(source.bytes())) {
      return document(source, "");
    }
    TarEntries entries = new TarEntries(source);
    long rows = 0;
    for (String entry = entries.next(); entry != null; entry = entries.next()) {
      if (!entry.endsWith(".json")) {
        throw new TableFault(
            "holds " + entry + ", which is no .json: an archive of answers holds nothing else");
      }
      rows += document(entries, entry);
    }
    return rows;
  }

  private long document(InputStream source, String entry) throws IOException {
    sink.setPart(entry);
    form = null;
    String where = entry.isEmpty() ? "" : "has an entry " + entry + " that ";
    Utf8Input text = new Utf8Input(source);
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), new Unclosed(text))) {
      long rows = list(parser, where);
      if (parser.nextToken() != null) {
        throw new TableFault(where + "has more behind its list: download it again");
      }
      return rows;
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new TableFault(
          where
              + "is no whole JSON document, line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ": "
              + e.getOriginalMessage()
              + "; download it again");
    }
  }

  private long list(JsonParser parser, String where) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new TableFault(where + "is no list of objects: check that it is an OpenAPI answer");
    }
    int rows = 0;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      rows++;
      object(parser);
      if (form == null) {
        form = form(where);
        importer = form.importer(sink);
        positions = form.positions();
      }
      take(rows);
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new TableFault(where + "is no list of objects: check that it is an OpenAPI answer");
    }
    return rows;
  }

  private OpenApiForm form(String where) throws TableFault {
    try {
      return OpenApiForm.of(names);
    } catch (TableFault e) {
      throw new TableFault(where + e.getMessage());
    }
  }

  private void object(JsonParser parser) {
    names.clear();
    values.clear();
    textsOnly = true;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      names.add(parser.currentName());
      JsonToken value = parser.nextToken();
      textsOnly &= value == JsonToken.VALUE_STRING;
      values.add(value.isScalarValue() ? parser.getString() : "");
      parser.skipChildren();
    }
  }

  private void take(int number) throws IOException {
    row.begin(number);
    OpenApiForm known = Objects.requireNonNull(form);
    if (!textsOnly || !known.isNamed(names)) {
      values.forEach(row::add);
      sink.quarantine(textsOnly ? RowFault.FIELD_COUNT : RowFault.BAD_WORD, row);
      return;
    }
    for (String column : known.columns()) {
      int place = known.place(column, names);
      row.add(place < 0 ? "" : values.get(place));
    }
    Objects.requireNonNull(importer).take(row, positions);
  }

  /** Leaves the source open behind a document. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream source) {
      super(source);
    }

    @Override
    public void close() {
      // The archive goes on.
    }
  }
}
