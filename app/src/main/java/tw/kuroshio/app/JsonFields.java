package tw.kuroshio.app;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON lines. */
final class JsonFields implements FieldSink {

  private final JsonGenerator json;

  JsonFields(Writer out) {
    json =
        JsonFactory.builder()
            .rootValueSeparator("")
            .build()
            .createGenerator(ObjectWriteContext.empty(), out);
  }

  @Override
  public void beginLine() {
    json.writeStartObject();
  }

  @Override
  public void endLine() {
    json.writeEndObject().writeRaw('\n');
  }

  @Override
  public void text(String name, String value) {
    json.writeStringProperty(name, value);
  }

  @Override
  public void number(String name, long value) {
    json.writeNumberProperty(name, value);
  }

  @Override
  public void flag(String name, boolean value) {
    json.writeBooleanProperty(name, value);
  }

  @Override
  public void nothing(String name) {
    json.writeNullProperty(name);
  }

  @Override
  public void beginObject(String name) {
    json.writeObjectPropertyStart(name);
  }

  @Override
  public void endObject() {
    json.writeEndObject();
  }

  @Override
  public void beginList(String name) {
    json.writeArrayPropertyStart(name);
  }

  @Override
  public void beginItem() {
    json.writeStartObject();
  }

  @Override
  public void endList() {
    json.writeEndArray();
  }

  @Override
  public void flush() {
    json.flush();
  }
}
