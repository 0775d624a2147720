package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.serve.http.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Texts that the shop keeps.
@Command(
    name = "texts",
    synopsisSubcommandLabel = "(list | show | approve | withdraw | rollback)",
    subcommands = {
      TextsCommand.Show.class,
      TextsCommand.All.class,
      TextsCommand.Approve.class,
      TextsCommand.Withdraw.class,
      TextsCommand.RollBack.class
    },
    description = {
      "Look at, approve, withdraw and bring back the texts of products.",
      "查看、批准、撤下、恢复商品文案。",
      "",
      "Drafts come from 'shopkeeper write product --keep'.",
      "",
      "  texts list --state draft",
      "  texts approve P0001~zh~page~a",
      "  texts rollback P0001~zh~page~a 1"
    })
final class TextsCommand {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private static Target of(String... more) {
    var segments = new ArrayList<>(List.of("api", "v1", "content", "texts"));
    segments.addAll(List.of(more));
    return Target.of(segments.toArray(String[]::new));
  }

  private void one(String method, Target target, String body) {
    ShopAccess.print(
        shopkeeper,
        shop ->
            method.equals("GET")
                ? shop.api().get(target.text())
                : shop.api().post(target.text(), body),
        text -> TextsText.one(text, shopkeeper.terminal()));
  }

  private static String body(String name, String value) {
    return Json.text(json -> {
      json.writeStartObject();
      if (!value.isEmpty()) {
        json.writeStringProperty(name, value);
      }
      json.writeEndObject();
    });
  }

  /// `texts list`.
  @Command(name = "list", description = "Which texts there are.")
  static final class All implements Runnable {
    @ParentCommand private TextsCommand texts = new TextsCommand();

    @Option(
        names = "--state",
        paramLabel = "STATE",
        defaultValue = "",
        description = "draft, approved, stale or withdrawn.")
    private String state = "";

    @Option(names = "--product", paramLabel = "ID", defaultValue = "", description = "Of one.")
    private String product = "";

    @Option(names = "--lang", paramLabel = "zh|en", defaultValue = "", description = "Of one.")
    private String language = "";

    @Option(
        names = "--after",
        paramLabel = "ID",
        defaultValue = "",
        description = "Go on behind this text.")
    private String after = "";

    @Option(
        names = "--count",
        paramLabel = "N",
        defaultValue = "50",
        description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Override
    public void run() {
      Target target =
          of().with("state", state)
              .with("product", product)
              .with("lang", language)
              .with("after", after)
              .with("count", count);
      ShopAccess.print(
          texts.shopkeeper,
          shop -> shop.api().get(target.text()),
          answer -> TextsText.list(answer, texts.shopkeeper.terminal()));
    }
  }

  /// `texts show`.
  @Command(name = "show", description = "A text with its versions and checks.")
  static final class Show implements Runnable {
    @ParentCommand private TextsCommand texts = new TextsCommand();

    @Parameters(paramLabel = "ID", description = "As 'texts list' shows.")
    private String id = "";

    @Override
    public void run() {
      texts.one("GET", of(id), "");
    }
  }

  /// `texts approve`.
  @Command(
      name = "approve",
      description = "Show the newest versions of texts, or one version of one, to customers.")
  static final class Approve implements Runnable {
    @ParentCommand private TextsCommand texts = new TextsCommand();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "As 'texts list' shows.")
    private List<String> ids = new ArrayList<>();

    @Option(
        names = "--version",
        paramLabel = "N",
        defaultValue = "",
        description = "The newest without.")
    private String version = "";

    @Override
    public void run() {
      for (String id : ids) {
        texts.one("POST", of(id, "approve"), body("version", version));
      }
    }
  }

  /// `texts withdraw`.
  @Command(name = "withdraw", description = "Show nothing of a text any more.")
  static final class Withdraw implements Runnable {
    @ParentCommand private TextsCommand texts = new TextsCommand();

    @Parameters(paramLabel = "ID", description = "As 'texts list' shows.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "WORDS", defaultValue = "", description = "Why.")
    private String reason = "";

    @Override
    public void run() {
      texts.one("POST", of(id, "withdraw"), body("reason", reason));
    }
  }

  /// `texts rollback`.
  @Command(name = "rollback", description = "Bring an earlier version back, if it is still true.")
  static final class RollBack implements Runnable {
    @ParentCommand private TextsCommand texts = new TextsCommand();

    @Parameters(index = "0", paramLabel = "ID", description = "As 'texts list' shows.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "As 'texts show' shows.")
    private String version = "";

    @Override
    public void run() {
      texts.one("POST", of(id, "roll-back"), body("version", version));
    }
  }
}
