package io.shopkeeper.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the items of an RSS or Atom feed as the rows of a table: columns are named by the elements
/// in an item, without their prefix. Of an element that comes twice the first counts; what is
/// nested deeper is passed over.
///
/// Document types and external entities are not followed.
public final class FeedReader implements Table {
  private static final int RAW = 1_000;
  private static final Set<String> ITEMS = Set.of("item", "entry");

  private final InputStream in;
  private final XMLStreamReader xml;
  private final List<String> columns;
  private Map<String, String> item = Map.of();
  private long line;

  /// @param columns as [#columns] found them
  /// @throws IOException if the file cannot be opened
  public FeedReader(SourceFile file, List<String> columns) throws IOException {
    this.in = file.open();
    this.columns = columns;
    try {
      this.xml = factory().createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      in.close();
      throw broken(e);
    }
  }

  /// The JDK's own reader, whatever other libraries offer.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /// The names of all elements in items, as they first come; reads the whole file.
  ///
  /// @throws IOException if it cannot be read, or is no XML before its first item
  public static List<String> columns(SourceFile file) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (FeedReader reader = new FeedReader(file, List.of())) {
      while (reader.next()) {
        names.addAll(reader.item.keySet());
      }
    } catch (IOException e) {
      // What is broken behind the first item is told of when it is read.
      if (names.isEmpty()) {
        throw e;
      }
    }
    return List.copyOf(names);
  }

  @Override
  public boolean next() throws IOException {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && ITEMS.contains(xml.getLocalName())) {
          line = xml.getLocation().getLineNumber();
          item = item();
          return true;
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private Map<String, String> item() throws XMLStreamException {
    Map<String, String> texts = new LinkedHashMap<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        String text = elementText();
        if (!text.isEmpty()) {
          texts.putIfAbsent(name, text);
        }
      }
    }
    return texts;
  }

  /// The text of the element the reader is at, up to its end.
  private String elementText() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (depth == 1) {
            text.append(xml.getText());
          }
        }
        default -> {}
      }
    }
    return text.toString().strip();
  }

  private static IOException broken(XMLStreamException cause) {
    return new IOException(
        "the XML is broken at line %d (%s)"
            .formatted(
                cause.getLocation().getLineNumber(),
                String.valueOf(cause.getMessage()).lines().toList().getLast()),
        cause);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public @Nullable Fault fault() {
    return null;
  }

  @Override
  public String text(int index) {
    return item.getOrDefault(columns.get(index), "");
  }

  @Override
  public String raw() {
    String raw = item.toString();
    return raw.substring(0, Math.min(raw.length(), RAW));
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw broken(e);
    } finally {
      in.close();
    }
  }
}
