package io.shopkeeper.app;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints what a shell needs to complete this program's words.
@Command(
    name = "completion",
    description = {
      "Print a completion script for bash and zsh.",
      "输出 bash 与 zsh 的命令补全脚本。",
      "",
      "  bash:  source <(./shopkeeper completion)",
      "  zsh:   autoload -U +X bashcompinit && bashcompinit && source <(./shopkeeper completion)"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    spec.commandLine().getOut().print(AutoComplete.bash(root.getCommandName(), root));
  }
}
