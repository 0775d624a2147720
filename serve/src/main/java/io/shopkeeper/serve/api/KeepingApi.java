package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.CONSOLE;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.store.Backups;
import io.shopkeeper.store.Days;
import io.shopkeeper.store.Exports;
import io.shopkeeper.store.ShopView;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the shop keeps, to take away: everything as a backup, and the facts as tables.
public final class KeepingApi {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Store store;
  private final InstantSource clock;

  public KeepingApi(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/backup", ADMINISTER, this::backup),
        Route.api("GET", "/api/v1/export/{view}", CONSOLE, this::export));
  }

  /// Everything, as one archive.
  public Answer backup(Request request) {
    Backups.Snapshot snapshot = store.backups().take();
    String name = "%s-%s.zip".formatted(store.shop().id(), STAMP.format(clock.instant()));
    return Answer.download(
        "application/zip",
        name,
        out -> {
          try (snapshot) {
            snapshot.writeTo(out);
          }
        });
  }

  /// One view as a file: `?format=csv|parquet&from=2026-01-01&to=2026-01-31`.
  public Answer export(Request request) {
    ShopView view =
        ShopView.of(request.path("view"))
            .orElseThrow(() ->
                Problem.notFound(
                        "there is no view '%s'".formatted(request.path("view")),
                        "Name one of: %s.".formatted(ShopView.names()))
                    .asException());
    Exports.Format format = format(request.queried("format").orElse("csv"));
    Exports.Export export = open(view, format, request);
    String type =
        switch (format) {
          case CSV -> "text/csv; charset=utf-8";
          case PARQUET -> "application/vnd.apache.parquet";
        };
    return Answer.download(
            type,
            "%s-%s.%s".formatted(store.shop().id(), view.wireName(), format.wireName()),
            out -> {
              try (export) {
                export.writeTo(out);
              }
            })
        .with("X-Rows", Long.toString(export.rows()));
  }

  private Exports.Export open(ShopView view, Exports.Format format, Request request) {
    try {
      return store.exports().open(view, format, new Days(day(request, "from"), day(request, "to")));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), "Mend the days.").asException();
    }
  }

  private static Exports.Format format(String name) {
    return Exports.Format.of(name)
        .orElseThrow(() ->
            Problem.badRequest("format is '%s'".formatted(name), "Give csv or parquet.")
                .asException());
  }

  private static @Nullable LocalDate day(Request request, String name) {
    String text = request.queried(name).orElse("");
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw Problem.badRequest("%s is '%s'".formatted(name, text), "Give a day as in 2026-01-31.")
          .asException();
    }
  }
}
