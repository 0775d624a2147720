package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.ingest.Preview;
import io.shopkeeper.ingest.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which shop it is, where a person says so.
final class ShopOptions {
  private static final Currency FALLBACK = Currency.getInstance("USD");

  @Option(names = "--shop", paramLabel = "ID", description = "The shop's id.")
  private @Nullable String id;

  @Option(names = "--name", paramLabel = "NAME", description = "The shop's name.")
  private @Nullable String name;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Decides what a day is, as in Asia/Shanghai.")
  private @Nullable String timeZone;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Of amounts that do not name their own, as in CNY.")
  private @Nullable String currency;

  @Option(names = "--locale", paramLabel = "TAG", description = "Of the shop's texts, as in zh-CN.")
  private @Nullable String locale;

  /// A shop, with its other features where nothing was said.
  ///
  /// @throws IllegalArgumentException naming what is no zone, currency or language
  Shop over(Shop other) {
    return new Shop(
        id == null ? other.id() : new ShopId(id),
        name == null ? (id == null ? other.name() : id) : name,
        timeZone == null ? other.timeZone() : zone(timeZone),
        currency == null ? other.currency() : currency(currency),
        locale == null ? other.locale() : locale(locale));
  }

  /// The shop that was named, over what the format of the files suggests, over what their folder is
  /// called and how this machine is set up.
  ///
  /// @throws CommandException if there is no such file, or a folder without a file of a shop
  Shop of(List<Path> data, @Nullable String format) {
    for (Path path : data) {
      if (!Files.exists(path)) {
        throw new CommandException("there is no file or folder " + path.toAbsolutePath());
      }
    }
    Shop shop =
        over(
            Preview.suggestedShop(data, ShopWork.format(format))
                .orElseGet(() -> named(data.getFirst())));
    for (Path path : data) {
      if (Files.isDirectory(path) && holdsNothing(path)) {
        throw new CommandException(
            "there is nothing to read in %s: a shop's files are CSV, TSV, XLSX, JSON, JSON Lines, XML or Parquet"
                .formatted(path.toAbsolutePath()));
      }
    }
    return shop;
  }

  /// Whether nothing in a folder can be a shop's file by its name. What cannot be looked at is left
  /// to the one who reads it.
  private static boolean holdsNothing(Path folder) {
    try {
      for (Path file : SourceFile.inside(folder)) {
        if (SourceFile.of(file, SourceFile.Kind.OTHER).kind() != SourceFile.Kind.OTHER) {
          return false;
        }
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static Shop named(Path data) {
    Path file = data.toAbsolutePath().normalize().getFileName();
    String name = file == null ? "shop" : file.toString();
    Locale locale = Locale.getDefault();
    return new Shop(idOf(name), name, ZoneId.systemDefault(), currencyOf(locale), locale);
  }

  /// As much of a file's name as an id may have.
  private static ShopId idOf(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
    String id = plain.substring(0, Math.min(plain.length(), 64)).replaceAll("-+$", "");
    return new ShopId(id.isEmpty() ? "shop" : id);
  }

  /// Of the locale's country, where it names one that has a currency.
  private static Currency currencyOf(Locale locale) {
    try {
      Currency local = locale.getCountry().isEmpty() ? null : Currency.getInstance(locale);
      return local == null ? FALLBACK : local;
    } catch (IllegalArgumentException _) {
      return FALLBACK;
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--time-zone '%s' is no time zone: write it as in Asia/Shanghai".formatted(text), e);
    }
  }

  private static Currency currency(String text) {
    try {
      return Currency.getInstance(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--currency '%s' is no currency: write its three letters, as in CNY".formatted(text), e);
    }
  }

  private static Locale locale(String text) {
    Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
    if (locale.getLanguage().isEmpty()) {
      throw new IllegalArgumentException(
          "--locale '%s' is no language: write it as in zh-CN".formatted(text));
    }
    return locale;
  }
}
