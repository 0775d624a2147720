package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// What to send to whom.
@Command(
    name = "mailing",
    description = {
      "Write what everybody who may be written to would be shown now, for a program that sends"
          + " mail.",
      "把每位可联系顾客当前的推荐写成文件，供邮件程序发送。",
      "",
      "Under the shop's rules and of what is in stock; without those who did not agree to"
          + " marketing, bought in the last two weeks or complained in the last ninety days."
    })
final class MailingCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Option(
      names = "--audience",
      paramLabel = "NAME",
      description = "A stage of customers, or segment:ID; as often as needed (default: everyone).")
  private List<String> audience = new ArrayList<>();

  @Option(
      names = "--campaign",
      paramLabel = "ID",
      defaultValue = "",
      description = "Whom this campaign may be sent to, in place of --audience.")
  private String campaign = "";

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "5",
      description = "Products for each (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "csv",
      description = "csv or json (default: ${DEFAULT-VALUE}).")
  private String format = "csv";

  @Option(
      names = "--lang",
      paramLabel = "L",
      defaultValue = "en",
      description = "Of the reasons: en or zh (default: ${DEFAULT-VALUE}).")
  private String language = "en";

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "What to write.")
  private Path out = Path.of("");

  @Override
  public void run() {
    Target target =
        Target.of("api", "v1", "recommendations", "mailing")
            .with("count", count)
            .with("format", format)
            .with("lang", language);
    target = campaign.isEmpty() ? target : target.with("campaign", campaign);
    for (String name : audience) {
      target = target.with("audience", name);
    }
    String text = target.text();
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      new OwnFile(out).write(stream -> shop.api().download(text, stream), _ -> {});
    }
    shopkeeper.terminal().answer(out.toString());
  }
}
