package io.shopkeeper.serve.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Draws pages. Templates are compiled with the program; each is loaded when first used.
public final class Templates {
  private static final String PACKAGE = "io.shopkeeper.serve.jte";

  private final Shop shop;
  private final InstantSource clock;
  private final Assets assets;
  private final TemplateEngine engine;

  Templates(Shop shop, InstantSource clock, Assets assets) {
    this.shop = shop;
    this.clock = clock;
    this.assets = assets;
    this.engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);
    engine.setBinaryStaticContent(true);
  }

  /// The view of a request, its `t` in the reader's language.
  public View view(Request request) {
    return new View(
        new Texts(Language.of(request), shop, clock),
        shop.name(),
        request.target(),
        request.caller(),
        assets);
  }

  /// A page from a template; `view` is added to the values.
  public Answer page(Request request, String template, Map<String, Object> values) {
    var all = new HashMap<String, Object>(values);
    all.put("view", view(request));
    var output = new Utf8ByteOutput();
    engine.render(template + ".jte", all, output);
    Answer answer = Answer.html(output.toByteArray()).with("Vary", "Accept-Language, Cookie");
    return Language.chosen(request)
        .map(language -> answer.with("Set-Cookie", cookie(language)))
        .orElse(answer);
  }

  /// For pages that have a cookie of their own to give: where a link asks for a language, the same
  /// page without asking, with the language kept.
  public Optional<Answer> keepingLanguage(Request request) {
    String plain = View.withoutLanguage(request.target());
    return Language.chosen(request)
        .filter(_ -> !plain.equals(request.target()))
        .map(language -> Answer.seeOther(plain).with("Set-Cookie", cookie(language)));
  }

  private static String cookie(Language language) {
    return "%s=%s; Path=/; Max-Age=31536000; SameSite=Lax"
        .formatted(Language.COOKIE, language.tag());
  }
}
