package io.shopkeeper.app;

import io.shopkeeper.serve.http.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `experiment holdout`.
@Command(
    name = "holdout",
    description = {
      "Keep a share of the visitors out of all experiments, or those of a layer;",
      "without a share: what Shopkeeper earned beside those held out of everything."
    })
final class HoldOutCommand implements Runnable {
  @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

  @Parameters(paramLabel = "SHARE", arity = "0..1", description = "As in 0.05; 0 for nobody.")
  private @Nullable Double share;

  @Option(names = "--layer", paramLabel = "NAME", description = "Of one layer only.")
  private String layer = "";

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description = "Of what was earned: en or zh (default: ${DEFAULT-VALUE}).")
  private String language = "";

  @Override
  public void run() {
    if (share == null) {
      experiments.print(
          shop -> shop.api().get(ExperimentCommand.of("holdout").with("lang", language).text()),
          answer -> ExperimentText.earned(experiments.shopkeeper().terminal(), answer));
    } else {
      holdOut(share);
    }
  }

  private void holdOut(double share) {
    String held =
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringProperty("layer", layer);
          json.writeNumberProperty("share", share);
          json.writeEndObject();
        });
    experiments.print(
        shop -> shop.api().post(ExperimentCommand.of("holdout").text(), held),
        answer ->
            experiments.shopkeeper().terminal().answer("kept out: " + answer.get("holdouts")));
  }
}
