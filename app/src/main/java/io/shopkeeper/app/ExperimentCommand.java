package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.serve.http.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JsonGenerator;

/// Experiments of the shop.
@Command(
    name = "experiment",
    synopsisSubcommandLabel =
        "(list | power | declare | start | ramp | results | stop | holdout | flags)",
    subcommands = {
      ExperimentCommand.Show.class,
      ExperimentCommand.Forecast.class,
      ExperimentCommand.Declare.class,
      ExperimentCommand.Start.class,
      ExperimentCommand.Results.class,
      ExperimentCommand.Stop.class,
      ExperimentCommand.Raise.class,
      HoldOutCommand.class,
      ExperimentCommand.Flags.class
    },
    description = {
      "Run an experiment: who sees which arm, what came of it, and how sure that is.",
      "做实验：谁看到哪一组、结果如何、有多可靠。",
      "",
      "  experiment power --effect 0.1            how many visitors and days that takes",
      "  experiment declare ranking-1 --arm old --arm new",
      "  experiment start ranking-1               lets visitors in",
      "  experiment results ranking-1             at any time, as often as you like",
      "  experiment stop ranking-1                orders after this do not count"
    })
final class ExperimentCommand {
  private static final String PATH = "experiments";

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private void change(String id, String what) {
    print(
        shop -> shop.api().post(of(id, what).text(), ""),
        answer -> shopkeeper.terminal().answer("%s is %s".formatted(id, answer.get("state"))));
  }

  static Target of(String... more) {
    var segments = new String[3 + more.length];
    segments[0] = "api";
    segments[1] = "v1";
    segments[2] = PATH;
    System.arraycopy(more, 0, segments, 3, more.length);
    return Target.of(segments);
  }

  Shopkeeper shopkeeper() {
    return shopkeeper;
  }

  void print(Function<ShopAccess, String> question, Consumer<Map<String, Object>> words) {
    ShopAccess.print(shopkeeper, question, words);
  }

  /// `experiment list`.
  @Command(name = "list", description = "All experiments, the newest first.")
  static final class Show implements Runnable {
    @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

    @Override
    public void run() {
      experiments.print(
          shop -> shop.api().get(of().text()),
          answer -> ExperimentText.all(experiments.shopkeeper.terminal(), answer));
    }
  }

  /// `experiment power`.
  @Command(
      name = "power",
      description = "How many visitors show a difference, and how many days they take to come.")
  static final class Forecast implements Runnable {
    @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

    @Option(
        names = "--effect",
        paramLabel = "SHARE",
        defaultValue = "0.1",
        description = "Relative difference to be seen (default: ${DEFAULT-VALUE}).")
    private double effect;

    @Option(
        names = "--metric",
        paramLabel = "METRIC",
        defaultValue = "conversion",
        description = "What decides, as of 'declare' (default: ${DEFAULT-VALUE}).")
    private String metric = "";

    @Option(
        names = "--shares",
        paramLabel = "SHARES",
        defaultValue = "1,1",
        description = "Of the arms, the control first (default: ${DEFAULT-VALUE}).")
    private String shares = "";

    @Option(
        names = "--part",
        paramLabel = "SHARE",
        defaultValue = "1",
        description = "Of the visitors who are in (default: ${DEFAULT-VALUE}).")
    private double part;

    @Override
    public void run() {
      Target target =
          of("forecast")
              .with("effect", effect)
              .with("metric", metric)
              .with("shares", shares)
              .with("part", part);
      experiments.print(
          shop -> shop.api().get(target.text()),
          answer -> ExperimentText.forecast(experiments.shopkeeper.terminal(), answer));
    }
  }

  /// `experiment start`.
  @Command(name = "start", description = "Let visitors in.")
  static final class Start implements Runnable {
    @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

    @Parameters(paramLabel = "ID", description = "As 'experiment list' shows.")
    private String id = "";

    @Override
    public void run() {
      experiments.change(id, "start");
    }
  }

  /// `experiment stop`.
  @Command(name = "stop", description = "Let nobody in any more; later orders do not count.")
  static final class Stop implements Runnable {
    @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

    @Parameters(paramLabel = "ID", description = "As 'experiment list' shows.")
    private String id = "";

    @Override
    public void run() {
      experiments.change(id, "stop");
    }
  }

  /// `experiment results`.
  @Command(name = "results", description = "What an experiment has shown so far.")
  static final class Results implements Runnable {
    @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

    @Parameters(paramLabel = "ID", description = "As 'experiment list' shows.")
    private String id = "";

    @Option(
        names = "--lang",
        paramLabel = "LANGUAGE",
        defaultValue = "en",
        description = "en or zh (default: ${DEFAULT-VALUE}).")
    private String language = "";

    @Override
    public void run() {
      experiments.print(
          shop -> shop.api().get(of(id, "results").with("lang", language).text()),
          answer -> ExperimentText.results(experiments.shopkeeper.terminal(), answer));
    }
  }

  /// `experiment ramp`.
  @Command(name = "ramp", description = "Let more visitors in; who is in stays in.")
  static final class Raise implements Runnable {
    @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

    @Parameters(paramLabel = "ID", description = "As 'experiment list' shows.")
    private String id = "";

    @Option(
        names = "--to",
        paramLabel = "SHARE",
        required = true,
        description = "Where its part of the layer ends from now on.")
    private double to;

    @Override
    public void run() {
      String raised =
          Json.text(json -> {
            json.writeStartObject();
            json.writeNumberProperty("to", to);
            json.writeEndObject();
          });
      experiments.print(
          shop -> shop.api().post(of(id, "ramp").text(), raised),
          answer ->
              experiments
                  .shopkeeper
                  .terminal()
                  .answer("%s has its layer up to %s".formatted(id, answer.get("to"))));
    }
  }

  /// `experiment flags`.
  @Command(
      name = "flags",
      description = "The arms a visitor sees. Asking counts as having been shown them.")
  static final class Flags implements Runnable {
    @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

    @Option(names = "--customer", paramLabel = "ID", description = "A known customer.")
    private @Nullable String customer;

    @Option(names = "--session", paramLabel = "ID", description = "A visit.")
    private @Nullable String session;

    @Option(
        names = "--attribute",
        paramLabel = "NAME=VALUE",
        description = "Of the visitor, for targets, as in country=DE.")
    private List<String> attributes = List.of();

    @Override
    public void run() {
      Target asked = Target.of("api", "v1", "flags");
      if (customer != null) {
        asked = asked.with("customer", customer);
      }
      if (session != null) {
        asked = asked.with("session", session);
      }
      if (!attributes.isEmpty()) {
        asked = asked.with("attributes", String.join(",", attributes));
      }
      Target target = asked;
      experiments.print(
          shop -> shop.api().get(target.text()),
          answer -> {
            if (answer.get("flags") instanceof Map<?, ?> arms) {
              arms.forEach((id, arm) -> experiments.shopkeeper.terminal().answer(id + "  " + arm));
            }
          });
    }
  }

  /// `experiment declare`.
  @Command(name = "declare", description = "Declare a draft, or another in its place.")
  static final class Declare implements Runnable {
    @ParentCommand private ExperimentCommand experiments = new ExperimentCommand();

    @Parameters(paramLabel = "ID", description = "Of a-z, 0-9, '.', '_' and '-'.")
    private String id = "";

    @Option(
        names = "--arm",
        paramLabel = "NAME",
        required = true,
        description = "Two or more, the control first.")
    private List<String> arms = List.of();

    @Option(
        names = "--shares",
        paramLabel = "SHARES",
        split = ",",
        description = "Of each arm, as in 50,50; equal without.")
    private List<String> shares = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "In words.")
    private @Nullable String name;

    @Option(
        names = "--metric",
        paramLabel = "METRIC",
        description = {
          "What decides: conversion (preset), revenue, revenue:CAP, refunds,",
          "retention:DAYS, order-value or spent:QUANTILE."
        })
    private @Nullable String metric;

    @Option(
        names = "--planned",
        paramLabel = "N",
        description = "Units of all arms that are expected, as 'experiment power' says.")
    private @Nullable String planned;

    @Option(
        names = "--layer",
        paramLabel = "NAME",
        description = "Experiments on other parts of one layer exclude each other.")
    private @Nullable String layer;

    @Option(
        names = "--guardrail",
        paramLabel = "METRIC=SHARE",
        description = "Relative harm at which an arm is stopped, as in conversion=0.05.")
    private List<String> guardrails = List.of();

    @Option(
        names = "--target",
        paramLabel = "CONDITION",
        description = {
          "Whom it is for, as in country=DE|AT, device!=mobile, stage=loyal, age>=18;",
          "all must hold."
        })
    private List<String> targets = List.of();

    @Option(
        names = "--ramp",
        paramLabel = "DAYS=TO",
        description = "Raises --to so many days after the start, as in 2=0.5.")
    private List<String> ramp = List.of();

    @Option(names = "--from", paramLabel = "SHARE", description = "Its part of the layer: from …")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "SHARE", description = "… up to.")
    private @Nullable String to;

    @Override
    public void run() {
      String draft =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            list(json, "arms", arms);
            list(json, "shares", shares);
            list(json, "guardrails", guardrails);
            list(json, "targets", targets);
            list(json, "ramp", ramp);
            field(json, "name", name);
            field(json, "metric", metric);
            field(json, "planned", planned);
            field(json, "layer", layer);
            field(json, "from", from);
            field(json, "to", to);
            json.writeEndObject();
          });
      experiments.print(
          shop -> shop.api().post(of().text(), draft),
          answer ->
              experiments
                  .shopkeeper
                  .terminal()
                  .answer(
                      "%s is a draft; 'experiment start %s' lets visitors in".formatted(id, id)));
    }

    private static void list(JsonGenerator json, String name, List<String> values) {
      json.writeArrayPropertyStart(name);
      values.forEach(json::writeString);
      json.writeEndArray();
    }

    private static void field(JsonGenerator json, String name, @Nullable String value) {
      if (value != null) {
        json.writeStringProperty(name, value);
      }
    }
  }
}
