package io.shopkeeper.rules.shop;

import io.shopkeeper.domain.expression.Words;
import io.shopkeeper.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rules as a CSV file for people to edit: a line for each rule, columns as [RuleFields#NAMES],
/// found by name in English or Chinese.
///
/// @param rules of the lines that could be read
/// @param refused the others, and why
public record RuleTable(List<Rule> rules, List<Refused> refused) {
  private static final String FORMULA = "=+-@\t";

  private static final Map<String, String> HEADINGS =
      Map.of(
          "编号", "id",
          "名称", "name",
          "作用", "effect",
          "条件", "where",
          "列表", "places",
          "开始", "from",
          "结束", "until",
          "优先级", "priority",
          "启用", "on");

  /// A line that was left out.
  ///
  /// @param line of the file, from 1
  public record Refused(int line, String reason) {}

  public RuleTable {
    rules = List.copyOf(rules);
    refused = List.copyOf(refused);
  }

  /// Reads what it can.
  public static RuleTable read(String text, RuleFields fields) {
    var rules = new ArrayList<Rule>();
    var refused = new ArrayList<Refused>();
    List<DelimitedLines.Line> records = DelimitedLines.read(text);
    List<String> columns =
        records.isEmpty()
            ? List.of()
            : records.getFirst().cells().stream().map(RuleTable::column).toList();
    if (!columns.contains("id") || !columns.contains("effect")) {
      refused.add(
          new Refused(
              1,
              "the first line must name the columns, id and effect among them, as in "
                  + String.join(",", RuleFields.NAMES)));
      return new RuleTable(rules, refused);
    }
    var ids = new HashSet<String>();
    for (DelimitedLines.Line record : records.subList(1, records.size())) {
      try {
        Rule rule = rule(record, columns, fields);
        if (!ids.add(rule.id())) {
          throw new IllegalArgumentException("rule '%s' is there already".formatted(rule.id()));
        }
        rules.add(rule);
      } catch (IllegalArgumentException e) {
        refused.add(new Refused(record.line(), String.valueOf(e.getMessage())));
      }
    }
    return new RuleTable(rules, refused);
  }

  /// What spreadsheets would run as a formula is led by an apostrophe, which [#read] takes off.
  public static String write(List<Rule> rules, RuleFields fields) {
    var text = new StringBuilder(String.join(",", RuleFields.NAMES)).append('\n');
    for (Rule rule : rules) {
      text.append(fields.write(rule).stream().map(RuleTable::cell).collect(Collectors.joining(",")))
          .append('\n');
    }
    return text.toString();
  }

  private static Rule rule(DelimitedLines.Line record, List<String> columns, RuleFields fields) {
    if (!record.fault().isEmpty()) {
      throw new IllegalArgumentException(record.fault());
    }
    if (record.cells().size() > columns.size()) {
      throw new IllegalArgumentException(
          "%d cells are more than the %d columns; quote texts with commas in them"
              .formatted(record.cells().size(), columns.size()));
    }
    var cells = new HashMap<String, String>();
    for (int i = 0; i < record.cells().size(); i++) {
      cells.put(columns.get(i), plain(record.cells().get(i)));
    }
    return fields.read(name -> cells.getOrDefault(name, ""));
  }

  private static String column(String heading) {
    String normal = Words.normal(heading);
    return HEADINGS.getOrDefault(normal, normal);
  }

  private static String cell(String text) {
    String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static String plain(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }
}
