package io.shopkeeper.serve.console;

import io.shopkeeper.ingest.CsvText;
import io.shopkeeper.serve.api.SqlApi;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Analysis;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Questions in SQL, with what can be asked of beside them, and the answer as a table or as a file.
public final class SqlPage {
  private static final int FORM = 256 * 1024;
  private static final int SHOWN = 200;
  private static final String CSV = "text/csv; charset=utf-8";

  private final Templates templates;
  private final Analysis analysis;

  SqlPage(Templates templates, Analysis analysis) {
    this.templates = templates;
    this.analysis = analysis;
  }

  /// An answer as it is shown.
  ///
  /// @param rows the first of them
  /// @param found how many there are, as far as they were asked for
  /// @param cut whether there would be more
  public record Shown(
      List<Analysis.Column> columns, List<List<@Nullable Object>> rows, int found, boolean cut) {

    /// Whether a column is aligned as numbers are.
    public boolean numeric(int column) {
      return rows.stream()
          .map(row -> row.get(column))
          .allMatch(cell -> cell == null || cell instanceof Number);
    }
  }

  Answer show(Request request) {
    return page(request, request.queried("sql").orElse(""), Optional.empty(), "");
  }

  /// Answers a question, as a page or, with `as` being `csv`, as a file.
  Answer ask(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    String sql = first(form, "sql");
    boolean file = first(form, "as").equals("csv");
    if (sql.isBlank()) {
      return page(request, sql, Optional.empty(), "");
    }
    try {
      Analysis.Table table =
          SqlApi.ask(analysis, sql, file ? SqlApi.MOST_ROWS : SqlApi.PRESET_ROWS);
      return file ? csv(table) : page(request, sql, Optional.of(shown(table)), "");
    } catch (ProblemException e) {
      Problem problem = e.problem();
      if (problem.kind() != ProblemKind.BAD_REQUEST) {
        throw e;
      }
      return page(request, sql, Optional.empty(), problem.detail()).status(400);
    }
  }

  private Answer page(Request request, String sql, Optional<Shown> answer, String fault) {
    var values = new HashMap<String, Object>();
    values.put("sql", sql);
    values.put("views", analysis.views());
    values.put("answer", answer);
    values.put("fault", fault);
    return templates.page(request, "sql", values);
  }

  private static Shown shown(Analysis.Table table) {
    List<List<@Nullable Object>> rows = table.rows();
    return new Shown(
        table.columns(), rows.subList(0, Math.min(SHOWN, rows.size())), rows.size(), table.cut());
  }

  private static Answer csv(Analysis.Table table) {
    byte[] header = line(table.columns().stream().map(Analysis.Column::name).toList());
    return Answer.download(
        CSV,
        "answer.csv",
        out -> {
          out.write(header);
          for (List<@Nullable Object> row : table.rows()) {
            out.write(line(row));
          }
        });
  }

  private static byte[] line(List<? extends @Nullable Object> cells) {
    String line = cells.stream().map(SqlPage::cell).collect(Collectors.joining(","));
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Number || cell instanceof Boolean) {
      return cell.toString();
    }
    return CsvText.cell(cell.toString());
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }
}
