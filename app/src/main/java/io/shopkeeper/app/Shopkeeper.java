package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Logging;
import io.shopkeeper.app.terminal.StandardError;
import io.shopkeeper.app.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `shopkeeper` and the options all its commands share.
@Command(
    name = "shopkeeper",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ServeCommand.class,
      IngestCommand.class,
      QualityCommand.class,
      FuseCommand.class,
      TrainCommand.class,
      ModelsCommand.class,
      RecommendCommand.class,
      SimilarCommand.class,
      SearchCommand.class,
      ProfileCommand.class,
      AskCommand.class,
      FaqCommand.class,
      AnalyseCommand.class,
      WriteCommand.class,
      TextsCommand.class,
      EvaluateCommand.class,
      ExperimentCommand.class,
      RulesCommand.class,
      SegmentsCommand.class,
      CampaignsCommand.class,
      ClaimsCommand.class,
      MailingCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      RetainCommand.class,
      EraseCommand.class,
      ExportCommand.class,
      SqlCommand.class,
      KeysCommand.class,
      PeopleCommand.class,
      HooksCommand.class,
      LlmCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    description = {
      "Turns a shop's own data into decisions: what to show, to whom, and why.",
      "掌柜：把店铺自己的数据变成决策。",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  shopkeeper demo                          a simulated shop, to look around",
      "  shopkeeper run --data my-shop/           your own files: read, train, serve",
      "  shopkeeper recommend 17850               what to show customer 17850, and why",
      "  shopkeeper similar 85123A --json         the same for a product, for a program",
      "  shopkeeper serve --port 9000             serve what is stored already",
      "",
      "Everything is kept in --data-dir; nothing leaves this machine unless you name a",
      "language model elsewhere ('help llm'). While a server runs on that folder, the",
      "other commands ask it; else they open it themselves.",
      "The exit status is 0, or not 0 with the reason as the last line on standard",
      "error. More on a command: 'shopkeeper help COMMAND'. For more memory, set",
      "SHOPKEEPER_MEMORY=2g."
    })
public final class Shopkeeper implements Runnable {
  /// Where data lies unless a person says otherwise.
  static final String DATA_DIRECTORY = "./shopkeeper-data";

  @Option(
      names = "--data-dir",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      defaultValue = "${env:SHOPKEEPER_DATA_DIR:-" + DATA_DIRECTORY + "}",
      description =
          "Where the shop's data lies (default: SHOPKEEPER_DATA_DIR, else ./shopkeeper-data).")
  private Path dataDirectory = Path.of(DATA_DIRECTORY);

  @Option(
      names = "--port",
      scope = ScopeType.INHERIT,
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where a server listens (default: ${DEFAULT-VALUE}); 0 for any free port.")
  private int port;

  @Option(
      names = "--host",
      scope = ScopeType.INHERIT,
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address a server listens on (default: ${DEFAULT-VALUE}, this machine only).")
  private String host = "";

  @Option(
      names = "--host-name",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description =
          "A name that a server also answers to, as shop.example behind a proxy; may be repeated.")
  private List<String> hostNames = new ArrayList<>();

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Answer with one JSON document and say nothing else.")
  private boolean json;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Runs a command and ends the process with its status.
  public static void main(String[] arguments) {
    StandardError.restore();
    Logging.configure(Shopkeeper.class, "logging.properties");
    var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = run(out, err, arguments);
    out.flush();
    System.exit(status);
  }

  /// Runs a command to its end and returns its exit status.
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    var shopkeeper = new Shopkeeper();
    var command = new CommandLine(shopkeeper);
    addHelp(command);
    command
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Failures::misused)
        .setExecutionExceptionHandler(
            (e, failed, _) -> Failures.failed(e, failed.getErr(), shopkeeper.debug));
    try {
      return command.execute(arguments);
    } catch (VirtualMachineError | LinkageError e) {
      return Failures.broken(e, err, shopkeeper.debug);
    }
  }

  /// Every command and subcommand explains itself.
  private static void addHelp(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
    command.getSubcommands().values().forEach(Shopkeeper::addHelp);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given: 'shopkeeper --help' lists them");
  }

  int port() {
    return port;
  }

  String host() {
    return host;
  }

  List<String> hostNames() {
    return hostNames;
  }

  boolean debug() {
    return debug;
  }

  Path dataDirectory() {
    return dataDirectory;
  }

  Terminal terminal() {
    CommandLine command = spec.commandLine();
    return new Terminal(command.getOut(), command.getErr(), json, Terminal.columnsOfLauncher());
  }
}
