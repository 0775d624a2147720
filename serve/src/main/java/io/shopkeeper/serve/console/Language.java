package io.shopkeeper.serve.console;

import io.shopkeeper.serve.http.Request;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/// A language of the console.
public enum Language {
  EN(Locale.UK, "English"),
  ZH(Locale.SIMPLIFIED_CHINESE, "中文");

  /// Where a browser keeps the choice.
  static final String COOKIE = "shopkeeper_language";

  /// Asks for a language in a link.
  static final String PARAMETER = "lang";

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  Locale locale() {
    return locale;
  }

  public String tag() {
    return locale.getLanguage();
  }

  public String ownName() {
    return ownName;
  }

  static Optional<Language> of(String tag) {
    for (Language language : values()) {
      if (language.tag().equalsIgnoreCase(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /// What was just chosen, else what was chosen before, else what the browser prefers.
  static Language of(Request request) {
    return chosen(request)
        .or(() -> request.headers().first("Cookie").flatMap(Language::remembered))
        .or(() -> request.headers().first("Accept-Language").flatMap(Language::preferred))
        .orElse(EN);
  }

  static Optional<Language> chosen(Request request) {
    return request.queried(PARAMETER).flatMap(Language::of);
  }

  private static Optional<Language> remembered(String cookies) {
    for (String cookie : cookies.split(";")) {
      String pair = cookie.strip();
      if (pair.startsWith(COOKIE + "=")) {
        return of(pair.substring(COOKIE.length() + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Language> preferred(String acceptLanguage) {
    try {
      for (LanguageRange range : LanguageRange.parse(acceptLanguage)) {
        Optional<Language> language = of(range.getRange().split("-", 2)[0]);
        if (language.isPresent()) {
          return language;
        }
      }
    } catch (IllegalArgumentException _) {
      // A header that no browser sends is no reason to refuse the page.
    }
    return Optional.empty();
  }
}
