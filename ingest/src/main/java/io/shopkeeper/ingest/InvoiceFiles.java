package io.shopkeeper.ingest;

import io.shopkeeper.store.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads the files of format `online-retail` of a load, together: an invoice may be spread over
/// overlapping exports, and is one purchase.
final class InvoiceFiles {
  static final Set<InvoiceField> REQUIRED = EnumSet.complementOf(EnumSet.of(InvoiceField.COUNTRY));

  private final Load load;
  private final FactsWriter writer;
  private final EarlierSales earlier;
  private final InvoiceLines lines = new InvoiceLines();

  /// Which file the lines from a number on came from.
  private final List<FileTally> tallies = new ArrayList<>();

  private final List<Integer> firstLines = new ArrayList<>();

  InvoiceFiles(Load load, FactsWriter writer, Facts facts) {
    this.load = load;
    this.writer = writer;
    this.earlier = new EarlierSales(facts);
  }

  void read(TableFile file, FileTally tally) throws IOException {
    Columns<InvoiceField> header = Columns.of(file.header(), InvoiceTable.NAMES);
    header.requireAll(tally.file(), "online-retail files", REQUIRED);
    tally.columns(header.meanings());
    Notation notation =
        file.survey(
            header.indexOf(InvoiceField.TIME), header.indexOf(InvoiceField.PRICE), load, tally);
    tallies.add(tally);
    firstLines.add(lines.size());
    InvoiceTable table = new InvoiceTable(lines, notation, header);
    file.forEachRow(load, tally, table::add);
    table.tell(tally);
  }

  /// Writes what all files together say.
  void finish() {
    new OnlineRetail(load.shop(), writer, lines, earlier, this::count).write();
  }

  private void count(int line, boolean duplicate) {
    int file = tallies.size() - 1;
    while (firstLines.get(file) > line) {
      file--;
    }
    if (duplicate) {
      tallies.get(file).duplicate();
    } else {
      tallies.get(file).accepted();
    }
  }
}
