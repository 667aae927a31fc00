package tw.kuroshio.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A report as one HTML page that needs nothing beside itself: head, style, figures, tables. */
final class Page {

  private static final String STYLE = "/tw/kuroshio/app/report.css";

  private final Markup markup = new Markup();

  Page(String title) {
    markup.add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    markup.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    markup.add("<meta name=\"color-scheme\" content=\"light dark\">\n");
    markup.add("<title>%s</title>\n<style>\n", title);
    markup.raw(style()).add("</style>\n</head>\n<body>\n<main>\n");
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("The build lacks the file " + STYLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + STYLE + " from the build", e);
    }
  }

  Page add(String format, Object... values) {
    markup.add(format, values);
    return this;
  }

  Page add(Markup other) {
    markup.add(other);
    return this;
  }

  /** A figure of the page's head, within {@code <dl class="figures">}. */
  void figure(String name, long value) {
    add("<div><dt>%s</dt><dd>%,d</dd></div>\n", name, value);
  }

  /** Opens a table; a column whose name begins with {@code #} holds numbers. */
  void openTable(String... columns) {
    add("<div class=\"scroll\"><table>\n<thead><tr>");
    for (String column : columns) {
      boolean number = column.startsWith("#");
      add(number ? "<th class=\"n\">%s</th>" : "<th>%s</th>", column.replace("#", ""));
    }
    add("</tr></thead>\n<tbody>\n");
  }

  void closeTable() {
    add("</tbody>\n</table></div>\n");
  }

  /** The whole text. */
  String close() {
    return add("</main>\n</body>\n</html>\n").markup.toString();
  }
}
