package tw.kuroshio.adapters.kafka;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What two sides of a topic must agree on of a Simple Binary Encoding schema (FIX, version 1.0):
 * its number, byte order, and of every message the fields in their order with their types.
 */
final class SbeSchema {

  /** A field of a message: where it stands follows from those before it. */
  private record Field(String id, String encoding, int since) {}

  /** A message's fixed block and what follows it. */
  private record Message(List<Field> block, List<Field> data) {}

  private final int id;
  private final int version;
  private final String byteOrder;
  private final Map<String, Message> messages = new TreeMap<>();

  private SbeSchema(Element root) {
    id = Integer.parseInt(root.getAttribute("id"));
    version = Integer.parseInt(root.getAttribute("version"));
    byteOrder = root.getAttribute("byteOrder");
    Map<String, String> encodings = encodings(root);
    for (Element message : children(root, "message")) {
      messages.put(
          message.getAttribute("id"),
          new Message(fields(message, "field", encodings), fields(message, "data", encodings)));
    }
  }

  /**
   * Reads a schema.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static SbeSchema parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      return new SbeSchema(
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement());
    } catch (SAXException | NumberFormatException e) {
      throw new IllegalArgumentException("not an SBE schema: " + e.getMessage(), e);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("This Java platform cannot read XML safely", e);
    }
  }

  private static Map<String, String> encodings(Element root) {
    Map<String, String> encodings = new TreeMap<>();
    for (Element types : children(root, "types")) {
      for (Element type : children(types, "type")) {
        encodings.put(type.getAttribute("name"), encoding(type));
      }
      for (Element composite : children(types, "composite")) {
        List<String> parts = new ArrayList<>();
        children(composite, "type").forEach(type -> parts.add(encoding(type)));
        encodings.put(composite.getAttribute("name"), String.join("+", parts));
      }
    }
    return encodings;
  }

  private static String encoding(Element type) {
    String length = type.getAttribute("length");
    return type.getAttribute("primitiveType") + (length.isEmpty() ? "" : "[" + length + "]");
  }

  private static List<Field> fields(Element message, String kind, Map<String, String> encodings) {
    List<Field> fields = new ArrayList<>();
    for (Element field : children(message, kind)) {
      String type = field.getAttribute("type");
      String since = field.getAttribute("sinceVersion");
      fields.add(
          new Field(
              field.getAttribute("id") + " " + field.getAttribute("name"),
              encodings.getOrDefault(type, type) + field.getAttribute("offset"),
              since.isEmpty() ? 0 : Integer.parseInt(since)));
    }
    return fields;
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  int version() {
    return version;
  }

  /** Why a reader of this schema cannot read what a writer of the other writes; empty if it can. */
  Optional<String> cannotRead(SbeSchema writer) {
    if (id != writer.id || !byteOrder.equals(writer.byteOrder)) {
      return Optional.of(
          "schema %d %s against %d %s".formatted(id, byteOrder, writer.id, writer.byteOrder));
    }
    for (Map.Entry<String, Message> entry : messages.entrySet()) {
      Message theirs = writer.messages.get(entry.getKey());
      if (theirs == null) {
        return Optional.of("message " + entry.getKey() + " is gone");
      }
      Optional<String> difference =
          difference(entry.getValue().block(), theirs.block(), writer.version)
              .or(() -> difference(entry.getValue().data(), theirs.data(), writer.version));
      if (difference.isPresent()) {
        return Optional.of("message " + entry.getKey() + ", " + difference.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(
      List<Field> ours, List<Field> theirs, int writerVersion) {
    for (int i = 0; i < ours.size(); i++) {
      Field field = ours.get(i);
      if (field.since() > writerVersion) {
        continue;
      }
      if (i >= theirs.size()) {
        return Optional.of("field " + field.id() + " is gone");
      }
      Field other = theirs.get(i);
      if (!field.id().equals(other.id()) || !field.encoding().equals(other.encoding())) {
        return Optional.of(
            "field %s of %s against %s of %s"
                .formatted(field.id(), field.encoding(), other.id(), other.encoding()));
      }
    }
    return Optional.empty();
  }
}
