package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.content.ContentException;
import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.Finding;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.evaluation.ChecksProtocol;
import io.shopkeeper.content.check.evaluation.ChecksResult;
import io.shopkeeper.content.check.evaluation.LabelledText;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.serve.api.FactsTree;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/// The facts and the texts that are checked against them.
final class ChecksOptions {
  @Option(
      names = "--facts",
      paramLabel = "FILE",
      required = true,
      description = "Products: JSON Lines or a table; id, title, brand, price, attributes …")
  private Path facts = Path.of("");

  @Option(
      names = "--texts",
      paramLabel = "FILE",
      required = true,
      description = "Texts: JSON Lines or a table; id, text and, to be judged by, errors.")
  private Path texts = Path.of("");

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "A table of forbidden claims instead of those of the program.")
  private @Nullable Path rules;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write what was found, an object a text: id and errors.")
  private @Nullable Path out;

  void evaluate(Terminal terminal) {
    new Evaluation(1, out, terminal)
        .run((_, _, _) -> {
          List<ProductFacts> products = products(terminal);
          List<LabelledText> labelled = LabelledTextFile.read(texts, terminal);
          var protocol = new ChecksProtocol(rules());
          return bootstrap -> judged(protocol.judge(products, labelled, bootstrap), labelled);
        });
  }

  private AdvertisingRules rules() {
    try {
      return rules == null
          ? AdvertisingRules.of(AdvertisingRules.COUNTRIES)
          : AdvertisingRules.read(rules);
    } catch (IOException e) {
      throw new ContentException(
          ContentException.Code.FILE_UNREADABLE,
          "cannot read the rules '%s': %s".formatted(rules, e),
          e);
    }
  }

  private List<ProductFacts> products(Terminal terminal) {
    ObjectFile file = ObjectFile.read(facts);
    file.refused().forEach(why -> terminal.say("%s: %s".formatted(facts, why)));
    var products = new ArrayList<ProductFacts>();
    for (ObjectFile.Row row : file.rows()) {
      try {
        products.add(FactsTree.read(row.members(), ""));
      } catch (IllegalArgumentException e) {
        terminal.say("%s: line %d: %s".formatted(facts, row.line(), e.getMessage()));
      }
    }
    return products;
  }

  private static ProtocolResult judged(ChecksResult result, List<LabelledText> texts) {
    return new ProtocolResult(
        "checks",
        "checker",
        result.settings(),
        result.metrics(),
        "texts",
        IntStream.range(0, texts.size())
            .mapToObj(i -> line(texts.get(i), result.checked().get(i)))
            .toList());
  }

  private static String line(LabelledText text, CheckedText checked) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("id", text.id());
      json.writeArrayPropertyStart("errors");
      checked.findings().stream()
          .filter(finding -> finding.kind().claim())
          .forEach(finding -> finding(json, text.text(), finding));
      json.writeEndArray();
      json.writeNumberProperty("score", checked.score().total());
      json.writeEndObject();
    });
  }

  private static void finding(JsonGenerator json, String text, Finding finding) {
    json.writeStartObject();
    json.writeNumberProperty("start", text.codePointCount(0, finding.span().start()));
    json.writeNumberProperty("end", text.codePointCount(0, finding.span().end()));
    json.writeStringProperty("kind", finding.kind().word());
    json.writeStringProperty("text", finding.span().in(text));
    json.writeStringProperty("reason", finding.english());
    json.writeEndObject();
  }
}
