package io.shopkeeper.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes small workbooks as spreadsheet programs do, for tests: the parts that ISO/IEC 29500 asks
/// for and no more. A cell is `text`, a number, `date:SERIAL`, `=FORMULA:VALUE`, `!ERROR` or empty.
final class SheetFile {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  private final List<String> names = new ArrayList<>();
  private final List<String> sheets = new ArrayList<>();

  SheetFile sheet(String name, String[]... rows) {
    StringBuilder data = new StringBuilder();
    for (int r = 0; r < rows.length; r++) {
      data.append("<row r=\"%d\">".formatted(r + 1));
      for (int c = 0; c < rows[r].length; c++) {
        data.append(cell((char) ('A' + c) + String.valueOf(r + 1), rows[r][c]));
      }
      data.append("</row>");
    }
    names.add(name);
    sheets.add(
        XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + data + "</sheetData></worksheet>");
    return this;
  }

  private static String cell(String at, String text) {
    if (text.isEmpty()) {
      return "";
    }
    if (text.startsWith("date:")) {
      return "<c r=\"%s\" s=\"1\"><v>%s</v></c>".formatted(at, text.substring(5));
    }
    if (text.startsWith("=")) {
      String[] parts = text.substring(1).split(":");
      return "<c r=\"%s\"><f>%s</f><v>%s</v></c>".formatted(at, parts[0], parts[1]);
    }
    if (text.startsWith("!")) {
      return "<c r=\"%s\" t=\"e\"><v>%s</v></c>".formatted(at, text.substring(1));
    }
    if (text.matches("-?[0-9.]+")) {
      return "<c r=\"%s\"><v>%s</v></c>".formatted(at, text);
    }
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, text);
  }

  byte[] bytes() throws IOException {
    StringBuilder list = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    StringBuilder types = new StringBuilder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < sheets.size(); i++) {
        int n = i + 1;
        list.append(
            "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(names.get(i), n, n));
        relations.append(
            "<Relationship Id=\"r%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                .formatted(n, RELATIONS, n));
        types.append(
            "<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                .formatted(n));
        put(zip, "xl/worksheets/sheet%d.xml".formatted(n), sheets.get(i));
      }
      put(
          zip,
          "xl/workbook.xml",
          XML
              + "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                  .formatted(MAIN, RELATIONS, list));
      put(
          zip,
          "xl/styles.xml",
          XML
              + ("<styleSheet xmlns=\"%s\"><numFmts count=\"1\"><numFmt numFmtId=\"164\""
                      + " formatCode=\"dd/mm/yyyy\\ hh:mm\"/></numFmts><cellXfs count=\"2\"><xf"
                      + " numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>")
                  .formatted(MAIN));
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          XML
              + ("<Relationships xmlns=\"%s\">%s<Relationship Id=\"rs\" Type=\"%s/styles\""
                      + " Target=\"styles.xml\"/></Relationships>")
                  .formatted(PACKAGE, relations, RELATIONS));
      put(
          zip,
          "_rels/.rels",
          XML
              + ("<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/officeDocument\""
                      + " Target=\"xl/workbook.xml\"/></Relationships>")
                  .formatted(PACKAGE, RELATIONS));
      put(
          zip,
          "[Content_Types].xml",
          XML
              + ("<Types"
                     + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                     + " Extension=\"rels\""
                     + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                     + " PartName=\"/xl/workbook.xml\""
                     + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
                     + " PartName=\"/xl/styles.xml\""
                     + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>%s</Types>")
                  .formatted(types));
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
