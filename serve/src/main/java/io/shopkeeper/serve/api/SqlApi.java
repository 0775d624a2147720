package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.CONSOLE;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.store.Analysis;
import io.shopkeeper.store.StoreException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Questions of analysts in SQL.
public final class SqlApi {
  /// What a question may take, whoever asks.
  public static final Duration LONGEST = Duration.ofSeconds(10);

  public static final int MOST_ROWS = 10_000;
  public static final int PRESET_ROWS = 1_000;
  private static final long CHARACTERS = 8L << 20;
  private static final int LIMIT = 64 * 1024;

  private final Analysis analysis;

  public SqlApi(Analysis analysis) {
    this.analysis = analysis;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("POST", "/api/v1/sql", CONSOLE, this::ask),
        Route.api("GET", "/api/v1/sql/views", CONSOLE, this::views));
  }

  /// `{"sql":"select …","rows":1000}`.
  public Answer ask(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    String sql =
        fields
            .text("sql")
            .orElseThrow(() ->
                Problem.badRequest("sql is missing", "Give a SELECT as \"sql\".").asException());
    return Answer.json(write(ask(analysis, sql, rows(fields.text("rows").orElse("")))));
  }

  /// The answer to a question, or the problem.
  public static Analysis.Table ask(Analysis analysis, String sql, int rows) {
    try {
      return analysis.ask(sql, new Analysis.Limits(rows, CHARACTERS, LONGEST));
    } catch (StoreException e) {
      throw switch (e.code()) {
        case QUERY_REFUSED, QUERY_FAILED ->
            wrong(e, "See GET /api/v1/sql/views for what there is.");
        case QUERY_TOO_LONG -> wrong(e, "Ask for less.");
        default -> e;
      };
    }
  }

  private static ProblemException wrong(StoreException e, String advice) {
    return Problem.badRequest(e.getMessage(), advice).asException();
  }

  private static int rows(String text) {
    if (text.isEmpty()) {
      return PRESET_ROWS;
    }
    try {
      int rows = Integer.parseInt(text);
      if (rows >= 1 && rows <= MOST_ROWS) {
        return rows;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw Problem.badRequest(
            "rows is '%s'".formatted(text),
            "Give a whole number from 1 to %d; 'export' has no limit.".formatted(MOST_ROWS))
        .asException();
  }

  /// The views and their columns.
  public Answer views(Request request) {
    List<Analysis.View> views = analysis.views();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("views");
          for (Analysis.View view : views) {
            json.writeStartObject();
            json.writeStringProperty("name", view.view().wireName());
            columns(json, view.columns());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static byte[] write(Analysis.Table table) {
    return Json.write(json -> {
      json.writeStartObject();
      columns(json, table.columns());
      json.writeArrayPropertyStart("rows");
      for (List<@Nullable Object> row : table.rows()) {
        json.writeStartArray();
        row.forEach(cell -> cell(json, cell));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeBooleanProperty("cut", table.cut());
      json.writeEndObject();
    });
  }

  private static void columns(JsonGenerator json, List<Analysis.Column> columns) {
    json.writeArrayPropertyStart("columns");
    for (Analysis.Column column : columns) {
      json.writeStartObject();
      json.writeStringProperty("name", column.name());
      json.writeStringProperty("type", column.type());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void cell(JsonGenerator json, @Nullable Object cell) {
    switch (cell) {
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case BigDecimal number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
      default -> json.writeString(cell.toString());
    }
  }
}
